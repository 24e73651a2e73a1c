// The network picture: draws what the server has worked out, and lets people walk in it. Nothing here decides what is shown.
(() => {
  "use strict";

  const WIDE = "(min-width: 60rem)";
  const DARK = "(prefers-color-scheme: dark)";
  const MARK = 44; // a mark's width in the picture's own units
  const LINE = 16; // a line of a name
  const MOST_VERBS = 9; // with more edges at the chosen mark, what they are called would cover the picture; the panel tells it
  const FONT = '"IBM Plex Sans", system-ui, sans-serif';
  const PLACES = [0.5, 0.6, 0.4, 0.7, 0.3, 0.8, 0.2]; // how far along a line its words may stand, the best first
  const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

  // The colours of the page, and which of the two that come with every mark and line are meant.
  const themeOf = (root) => {
    const named = getComputedStyle(root);
    const colour = (name) => named.getPropertyValue(name).trim();
    const isDark = matchMedia(DARK).matches;
    return { page: colour("--net-page"), ink: colour("--net-ink"), chosen: colour("--net-chosen"), line: isDark ? "dark" : "light", fill: isDark ? "fillDark" : "fill" };
  };

  const element = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value !== null && value !== undefined && value !== false) made.setAttribute(key, value === true ? "" : value);
    }
    made.append(...children.filter((child) => child !== null && child !== undefined));
    return made;
  };

  class Explorer {
    constructor(root, chosen) {
      this.root = root;
      this.frame = root.querySelector(".network-picture");
      this.canvas = root.querySelector(".network-canvas");
      this.panel = root.querySelector(".network-panel");
      this.voice = root.querySelector("[data-network-voice]");
      this.chosen = chosen;
      this.colours = themeOf(root);
      this.network = null;
      this.stop = new AbortController();
      this.listen();
      this.show(this.root.dataset.form || (matchMedia(WIDE).matches ? "billede" : "tabel"));
    }

    on(target, event, work) {
      target.addEventListener(event, work, { signal: this.stop.signal });
    }

    listen() {
      const form = this.root.querySelector(".network-legend");
      if (form) {
        this.on(form, "change", () => this.go(form.getAttribute("action") + "?" + new URLSearchParams(new FormData(form))));
      }
      this.on(this.root, "click", (event) => {
        const link = event.target.closest("a[data-network-link]");
        if (link && !event.metaKey && !event.ctrlKey && !event.shiftKey && event.button === 0) {
          event.preventDefault();
          this.go(link.href);
        }
        const zoom = event.target.closest("[data-zoom]");
        if (zoom) this.zoom(zoom.dataset.zoom);
        if (event.target.closest("[data-view-toggle]")) this.toggle();
      });
      this.on(this.canvas, "keydown", (event) => this.press(event));
      this.on(this.panel, "keydown", (event) => {
        if (event.key === "Escape") {
          event.preventDefault();
          this.close();
        }
      });
      this.on(matchMedia(DARK), "change", () => this.repaint());
      const toggle = this.root.querySelector("[data-view-toggle]");
      if (toggle) toggle.hidden = false;
    }

    // The page and its state ------------------------------------------------------------------------------------

    async go(address, isNew = true) {
      this.root.setAttribute("aria-busy", "true");
      const focused = this.root.contains(document.activeElement) ? document.activeElement.id : "";
      let answer;
      try {
        answer = await fetch(address, { headers: { Accept: "text/html" } });
      } catch {
        location.assign(address);
        return;
      }
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector("[data-network]");
      if (!answer.ok || !fresh) {
        location.assign(address);
        return;
      }
      if (isNew) history.pushState({ network: true }, "", answer.url.split("#")[0]);
      this.stop.abort();
      if (this.network) this.network.destroy();
      this.root.replaceWith(document.adoptNode(fresh));
      current = new Explorer(fresh, this.chosen);
      const again = focused && document.getElementById(focused);
      if (again && !again.hidden) again.focus({ preventScroll: true });
      else fresh.querySelector("h2").focus?.();
    }

    show(form) {
      this.form = form;
      this.root.dataset.view = form;
      this.frame.hidden = form !== "billede";
      for (const [id, name] of [["network-as-picture", "billede"], ["network-as-table", "tabel"]]) {
        const link = document.getElementById(id);
        if (link && form === name) link.setAttribute("aria-current", "true");
        else if (link) link.removeAttribute("aria-current");
      }
      if (form === "billede" && !this.network) this.load();
    }

    toggle() {
      const { asTable, asPicture } = this.root.dataset;
      if (!asTable) {
        this.show(this.form === "billede" ? "tabel" : "billede");
        if (this.form === "billede") this.canvas.focus();
      } else {
        this.go(this.form === "billede" ? asTable : asPicture);
      }
    }

    // The picture ----------------------------------------------------------------------------------------------

    async load() {
      const inside = document.getElementById("network-data");
      try {
        this.data = inside ? JSON.parse(inside.textContent) : await (await fetch(this.root.dataset.source)).json();
      } catch {
        this.show("tabel");
        return;
      }
      if (this.stop.signal.aborted) return;
      this.words = this.data.words;
      this.shapes = {};
      for (const [label, look] of Object.entries(this.data.marks)) {
        this.shapes[label] = { ...look, outline: new Path2D(look.shape), sign: new Path2D(look.icon) };
      }
      this.byId = new Map(this.data.nodes.map((node) => [node.id, node]));
      this.nodes = new vis.DataSet(this.data.nodes.map((node) => this.drawnNode(node)));
      this.edges = new vis.DataSet(this.data.edges.map((edge) => this.drawnEdge(edge)));
      this.network = new vis.Network(this.canvas, { nodes: this.nodes, edges: this.edges }, {
        physics: false,
        autoResize: true,
        layout: { improvedLayout: false },
        interaction: { keyboard: false, hover: true, zoomView: false, navigationButtons: false, selectConnectedEdges: false, tooltipDelay: 1e9 },
      });
      this.canvas.querySelector(".vis-network").removeAttribute("tabindex"); // the network is one tab stop
      this.canvas.querySelector("canvas").setAttribute("aria-hidden", "true");
      this.network.on("click", ({ nodes }) => (nodes.length ? this.choose(nodes[0], true) : this.close()));
      this.network.on("afterDrawing", (ctx) => this.drawWords(ctx));
      this.network.once("afterDrawing", () => this.root.setAttribute("data-drawn", ""));
      this.network.fit({ animation: false });
      this.choose(this.byId.has(this.chosen) ? this.chosen : this.data.centre, false, true);
    }

    drawnNode(node) {
      return { id: node.id, x: node.x, y: node.y, shape: "custom", fixed: true, ctxRenderer: (drawn) => this.draw(node, drawn) };
    }

    drawnEdge(edge) {
      const colours = this.colours;
      const isNear = this.isNear(edge);
      const arrow = (end) => ({ enabled: edge.arrows.includes(end), scaleFactor: edge.width > 2 ? 0.5 : 0.7 });
      return {
        id: edge.id,
        from: edge.from,
        to: edge.to,
        width: edge.width + (isNear ? 1.5 : 0),
        dashes: edge.dashes,
        smooth: edge.smooth,
        arrows: { to: arrow("to"), from: arrow("from") },
        color: { color: edge[colours.line], highlight: edge[colours.line], hover: edge[colours.line], inherit: false },
      };
    }

    // What lines are called and how they stand, each where nothing else is written; where there is no room, the panel and the table tell it.
    drawWords(ctx) {
      const said = (edge) => [this.isNear(edge) && this.tellsVerbs ? edge.verb : "", edge.state].filter(Boolean).join(" · ");
      const taken = this.data.nodes.flatMap((node) => this.roomOf(ctx, node));
      ctx.save();
      ctx.font = `14px ${FONT}`;
      Object.assign(ctx, { textAlign: "center", textBaseline: "middle", lineJoin: "round", lineWidth: 5, strokeStyle: this.colours.page, fillStyle: this.colours.ink });
      for (const edge of this.data.edges.filter(said).sort((one, other) => this.isNear(other) - this.isNear(one))) {
        const words = said(edge), half = ctx.measureText(words).width / 2 + 3, line = this.network.body.edges[edge.id].edgeType;
        for (const along of PLACES) {
          const { x, y } = line.getPoint(along);
          const room = [x - half, y - 10, x + half, y + 10];
          if (taken.some((other) => room[0] < other[2] && other[0] < room[2] && room[1] < other[3] && other[1] < room[3])) continue;
          taken.push(room);
          ctx.strokeText(words, x, y);
          ctx.fillText(words, x, y);
          break;
        }
      }
      ctx.restore();
    }

    isNear(edge) {
      return edge.from === this.chosen || edge.to === this.chosen;
    }

    // A mark and each line of its name, as rectangles.
    roomOf(ctx, node) {
      const { x, y } = node, { size, line, lines } = this.looksOf(node), half = size / 2;
      ctx.font = this.fontOf(node);
      const rows = lines.map((text, place) => {
        const wide = ctx.measureText(text).width / 2, top = y + half + 4 + place * line;
        return [x - wide, top, x + wide, top + line];
      });
      return [[x - half, y - half, x + half, y + half], ...rows];
    }

    looksOf(node) {
      const isCentre = node.id === this.data.centre;
      return { size: isCentre ? MARK * 1.3 : MARK, line: isCentre ? LINE + 2 : LINE, lines: String(node.label).split("\n") };
    }

    fontOf(node) {
      const isCentre = node.id === this.data.centre;
      return `${isCentre ? 700 : 500} ${isCentre ? 17 : 15}px ${FONT}`;
    }

    draw(node, { ctx, x, y, state }) {
      const colours = this.colours;
      const look = this.shapes[node.group];
      const { size, line: lineHeight, lines } = this.looksOf(node);
      const scale = size / 48;
      const drawNode = () => {
        ctx.save();
        ctx.translate(x - size / 2, y - size / 2);
        ctx.scale(scale, scale);
        if (node.isGroup) {
          ctx.strokeStyle = look[colours.fill];
          ctx.lineWidth = 2;
          ctx.save();
          ctx.translate(6, -6);
          ctx.stroke(look.outline);
          ctx.restore();
        }
        if (node.id === this.chosen || state.hover) {
          ctx.lineWidth = 12;
          ctx.strokeStyle = node.id === this.chosen ? colours.chosen : colours.ink;
          ctx.stroke(look.outline);
          ctx.lineWidth = 5;
          ctx.strokeStyle = colours.page;
          ctx.stroke(look.outline);
        }
        ctx.fillStyle = look[colours.fill];
        ctx.fill(look.outline);
        if (!node.isActive) {
          ctx.lineWidth = 3;
          ctx.setLineDash([3, 4]);
          ctx.fillStyle = colours.page;
          ctx.fill(look.outline);
          ctx.strokeStyle = look[colours.fill];
          ctx.stroke(look.outline);
          ctx.setLineDash([]);
        }
        ctx.translate(12, 12);
        ctx.fillStyle = node.isActive ? colours.page : look[colours.fill];
        ctx.fill(look.sign, "evenodd");
        ctx.restore();
        if (node.count) this.drawCount(ctx, x + size / 2, y - size / 2, node.isGroup ? node.count : "+" + node.count, colours);
      };
      const drawExternalLabel = () => {
        ctx.save();
        ctx.font = this.fontOf(node);
        ctx.textAlign = "center";
        ctx.textBaseline = "top";
        ctx.lineJoin = "round";
        ctx.lineWidth = 4;
        ctx.strokeStyle = colours.page;
        ctx.fillStyle = colours.ink;
        lines.forEach((line, place) => {
          const top = y + size / 2 + 4 + place * lineHeight;
          ctx.strokeText(line, x, top);
          ctx.fillText(line, x, top);
        });
        ctx.restore();
      };
      return { drawNode, drawExternalLabel, nodeDimensions: { width: size, height: size } };
    }

    drawCount(ctx, x, y, count, colours) {
      ctx.save();
      ctx.font = `700 12px ${FONT}`;
      const width = Math.max(20, ctx.measureText(count).width + 10);
      ctx.beginPath();
      ctx.roundRect(x - width / 2, y - 10, width, 20, 10);
      ctx.fillStyle = colours.ink;
      ctx.fill();
      ctx.lineWidth = 2;
      ctx.strokeStyle = colours.page;
      ctx.stroke();
      ctx.fillStyle = colours.page;
      ctx.textAlign = "center";
      ctx.textBaseline = "middle";
      ctx.fillText(count, x, y + 1);
      ctx.restore();
    }

    repaint() {
      if (!this.network) return;
      this.colours = themeOf(this.root);
      this.edges.update(this.data.edges.map((edge) => this.drawnEdge(edge)));
      this.network.redraw();
    }

    zoom(how) {
      if (!this.network) return;
      if (how === "fit") this.network.fit({ animation: false });
      else this.network.moveTo({ scale: this.network.getScale() * (how === "in" ? 1.3 : 1 / 1.3), animation: false });
    }

    // Walking --------------------------------------------------------------------------------------------------

    choose(id, opens, isQuiet = false) {
      const ends = this.data.edges.filter((edge) => edge.from === id || edge.to === id).length;
      this.chosen = id;
      this.tellsVerbs = ends <= MOST_VERBS;
      this.repaint();
      const node = this.byId.get(id);
      if (!isQuiet) {
        this.keepInSight(id);
        const folded = node.folded ? ` ${node.folded.text}` : "";
        this.say(`${node.name}. ${node.what}. ${ends === 1 ? this.words.one : this.words.several.replace("{count}", ends)}.${folded}`);
      }
      if (opens) this.open(node);
      else if (!this.panel.hidden) this.fill(node);
    }

    say(text) {
      this.voice.textContent = text;
    }

    keepInSight(id) {
      const at = this.network.canvasToDOM(this.network.getPosition(id));
      const { clientWidth, clientHeight } = this.canvas;
      const beside = this.panel.hidden || !matchMedia(WIDE).matches ? 0 : this.panel.offsetWidth;
      const margin = 60;
      if (at.x < margin || at.y < margin || at.x > clientWidth - beside - margin || at.y > clientHeight - margin) {
        this.network.moveTo({ position: this.network.getPosition(id), offset: { x: -beside / 2, y: 0 }, animation: false });
      }
    }

    walk([right, down]) {
      const from = this.byId.get(this.chosen);
      let best = null;
      let most = 0.2; // farther off the direction than this is another direction
      for (const edge of this.data.edges) {
        if (edge.from !== from.id && edge.to !== from.id) continue;
        const to = this.byId.get(edge.from === from.id ? edge.to : edge.from);
        const [x, y] = [to.x - from.x, to.y - from.y];
        const distance = Math.hypot(x, y) || 1;
        const likeness = (x * right + y * down) / distance - distance / 20000;
        if (likeness > most) [best, most] = [to, likeness];
      }
      if (best) this.choose(best.id, false);
      else this.say(this.words.noWay);
    }

    press(event) {
      if (!this.network || event.altKey || event.ctrlKey || event.metaKey) return;
      const { wider, narrower } = this.root.dataset;
      const search = document.getElementById("site-search") || document.querySelector('input[type="search"]');
      const actions = {
        Enter: () => this.open(this.byId.get(this.chosen)),
        Home: () => this.choose(this.data.centre, false),
        Escape: () => (this.panel.hidden ? this.back() : this.close()),
        "+": () => (wider ? this.go(wider) : this.say(this.words.noWider)),
        "-": () => (narrower ? this.go(narrower) : this.say(this.words.noNarrower)),
        "/": () => search && search.focus(),
        t: () => this.toggle(),
        T: () => this.toggle(),
      };
      const action = ARROWS[event.key] ? () => this.walk(ARROWS[event.key]) : actions[event.key];
      if (!action) return;
      event.preventDefault();
      action();
    }

    back() {
      if (history.state && history.state.network) history.back();
      else this.choose(this.data.centre, false);
    }

    // The panel ------------------------------------------------------------------------------------------------

    open(node) {
      if (node.id !== this.chosen) this.choose(node.id, false);
      this.fill(node);
      this.panel.hidden = false;
      this.keepInSight(node.id);
      this.panel.querySelector("h3").focus({ preventScroll: true });
    }

    close() {
      if (this.panel.hidden) return;
      const had = this.panel.contains(document.activeElement);
      this.panel.hidden = true;
      if (had) this.canvas.focus({ preventScroll: true });
    }

    fill(node) {
      const shut = element("button", { type: "button", class: "network-button network-shut", "aria-label": this.words.close }, "×");
      shut.addEventListener("click", () => {
        this.close();
        this.canvas.focus({ preventScroll: true });
      });
      const link = (text, address) => (address ? element("a", { href: address }, text) : text);
      const parts = [shut, element("h3", { tabindex: "-1" }, node.name), element("p", { class: "network-what" }, node.what)];
      if (node.page && node.id !== this.data.centre) parts.push(element("p", {}, element("a", { href: node.page, class: "network-onward" }, this.words.page)));
      if (node.folded) {
        const members = node.folded.members.map(({ name, page }) => element("li", {}, link(name, page)));
        const opening = node.folded.open ? element("a", { href: node.folded.open, "data-network-link": true, id: "network-panel-open" }, this.words.open) : null;
        if (node.folded.more) members.push(element("li", {}, node.folded.more));
        parts.push(element("p", {}, node.folded.text + " ", opening), element("ul", {}, ...members));
      }
      if (node.facts.length) {
        const facts = node.facts.map(({ label, text, language, link: address }) => element("div", {}, element("dt", {}, label), element("dd", { lang: language }, link(text, address))));
        parts.push(element("dl", { class: "network-facts" }, ...facts));
      }
      if (node.relations.length) {
        const items = node.relations.map(({ verb, name, to, notes }) => {
          const onward = element("button", { type: "button", class: "network-walk" }, name);
          onward.addEventListener("click", () => this.open(this.byId.get(to)));
          return element("li", {}, verb + " ", onward, notes.length ? element("span", { class: "network-notes" }, " · " + notes.join(" · ")) : null);
        });
        parts.push(element("h4", {}, this.words.connections), element("ul", { class: "network-relations" }, ...items));
      }
      this.panel.replaceChildren(...parts);
      this.panel.scrollTop = 0;
    }
  }

  let current = null;
  const begin = () => {
    const root = document.querySelector("[data-network]");
    if (root) current = new Explorer(root);
  };
  addEventListener("popstate", () => {
    if (current) current.go(location.href, false);
  });
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();
})();
