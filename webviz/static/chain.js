// Draws the layered chain and lets one walk in it: the server says what stands where, what each stop is and what its words are; the style
// sheet says in which colours. vis-network draws; over each mark lies a button, so that keyboards and screen readers meet real elements.
(() => {
  "use strict";

  const WIDTH = 166, HEIGHT = 88, NARROWEST = 0.74;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

  const outline = {
    youth(ctx, x, y) { ctx.roundRect(x, y, WIDTH, HEIGHT, HEIGHT / 2); },
    person(ctx, x, y) {
      const cut = 18;
      ctx.moveTo(x + cut, y); ctx.lineTo(x + WIDTH - cut, y); ctx.lineTo(x + WIDTH, y + HEIGHT / 2);
      ctx.lineTo(x + WIDTH - cut, y + HEIGHT); ctx.lineTo(x + cut, y + HEIGHT); ctx.lineTo(x, y + HEIGHT / 2); ctx.closePath();
    },
    organisation(ctx, x, y) { ctx.rect(x, y, WIDTH, HEIGHT); },
    offer(ctx, x, y) { ctx.roundRect(x, y, WIDTH, HEIGHT, [2, 26, 2, 2]); },
  };

  function wrapped(ctx, text, width, most) {
    const lines = [""];
    for (const word of text.split(/\s+/).flatMap((each) => broken(ctx, each, width))) {
      const longer = lines.at(-1) ? `${lines.at(-1)} ${word}` : word;
      if (ctx.measureText(longer).width <= width || !lines.at(-1)) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    const shown = lines.slice(0, most).map((line) => shortened(ctx, line, width));
    if (lines.length > most) shown[most - 1] = shortened(ctx, `${shown[most - 1]} …`, width);
    return shown;
  }

  // Danish words can be longer than a mark is wide.
  function broken(ctx, word, width) {
    const pieces = [];
    let rest = word;
    while (ctx.measureText(rest).width > width && rest.length > 4) {
      let length = rest.length - 1;
      while (length > 3 && ctx.measureText(`${rest.slice(0, length)}-`).width > width) length -= 1;
      pieces.push(`${rest.slice(0, length)}-`);
      rest = rest.slice(length);
    }
    return [...pieces, rest];
  }

  function shortened(ctx, line, width) {
    let text = line;
    while (text.length > 2 && ctx.measureText(text).width > width) text = `${text.slice(0, -2).trimEnd()}…`;
    return text;
  }

  function lock(ctx, x, y, fill) {
    ctx.fillStyle = ctx.strokeStyle = fill;
    ctx.lineWidth = 1.8;
    ctx.beginPath(); ctx.roundRect(x, y + 5, 11, 8, 1.5); ctx.fill();
    ctx.beginPath(); ctx.arc(x + 5.5, y + 5, 3.4, Math.PI, 0); ctx.stroke();
  }

  function drawMark(node, paint) {
    return ({ ctx, x, y, state }) => ({
      nodeDimensions: { width: WIDTH, height: HEIGHT },
      drawNode() {
        const left = x - WIDTH / 2, top = y - HEIGHT / 2, inset = node.group === "person" || node.group === "youth" ? 24 : 12;
        ctx.save();
        ctx.beginPath();
        outline[node.group](ctx, left, top);
        ctx.fillStyle = paint[node.group].fill;
        ctx.fill();
        ctx.lineWidth = state.selected || state.hover ? 4 : 2;
        ctx.strokeStyle = paint[node.group].line;
        ctx.stroke();
        ctx.textAlign = "left";
        ctx.textBaseline = "top";
        ctx.font = `500 12px ${paint.font}`;
        ctx.fillStyle = paint.muted;
        const room = WIDTH - 2 * inset;
        ctx.font = `600 15px ${paint.font}`;
        const lines = wrapped(ctx, node.label, room, 3);
        let down = y - (16 + lines.length * 18) / 2;
        ctx.font = `500 12px ${paint.font}`;
        if (node.note) {
          ctx.fillStyle = paint.alarm;
          if (node.locked) lock(ctx, left + inset, down - 1, paint.alarm);
          ctx.fillText(shortened(ctx, node.note, room - (node.locked ? 16 : 0)), left + inset + (node.locked ? 16 : 0), down);
        } else ctx.fillText(node.caption, left + inset, down);
        down += 16;
        ctx.font = `600 15px ${paint.font}`;
        ctx.fillStyle = paint.ink;
        for (const line of lines) { ctx.fillText(line, left + inset, down); down += 18; }
        ctx.restore();
      },
    });
  }

  // Not quite nothing: vis-network divides the size of a node by the sine of a line that may be level.
  const drawPoint = () => () => ({ drawNode() {}, nodeDimensions: { width: 1, height: 1 } });

  function paintNow() {
    const groups = Object.fromEntries(["youth", "person", "organisation", "offer"].map((group) =>
      [group, { fill: colour(`mark-${group}`), line: colour(`mark-${group}-line`) }]));
    return { ...groups, ink: colour("ink"), muted: colour("muted"), alarm: colour("alarm"), sunken: colour("sunken"),
      font: getComputedStyle(document.body).fontFamily };
  }

  function told(data, paint) {
    const nodes = data.nodes.map((node) => ({ ...node, shape: "custom", label: undefined, title: undefined, chosen: true,
      ctxRenderer: node.group === "point" ? drawPoint() : drawMark(node, paint) }));
    const edges = data.edges.map((edge) => ({ id: edge.id, from: edge.from, to: edge.to, dashes: edge.dashes, arrows: edge.arrows ? { to: { enabled: true, scaleFactor: 0.6 } } : "",
      label: (edge.label || "").length > 12 ? edge.label.replace(/ (?=\S+ ?\S*$)/, "\n") : edge.label || undefined,
      color: { color: colour(`line-${edge.state}`), highlight: colour(`line-${edge.state}`), hover: colour(`line-${edge.state}`), inherit: false },
      width: edge.state === "fixed" || edge.state === "unconfirmed" ? 1.2 : 2.6,
      font: { color: paint.ink, size: 12.5, face: paint.font, strokeWidth: 4, strokeColor: paint.sunken, align: "horizontal" } }));
    return { nodes, edges };
  }

  const OPTIONS = {
    physics: false,
    layout: { improvedLayout: false },
    interaction: { dragNodes: false, dragView: false, zoomView: false, hover: true, keyboard: false, selectConnectedEdges: true },
    edges: { smooth: { type: "cubicBezier", forceDirection: "horizontal", roundness: 0.45 }, arrowStrikethrough: false },
  };

  async function draw(figure) {
    if (figure.dataset.drawn || !figure.offsetParent || figure.closest("details:not([open])")) return;
    figure.dataset.drawn = "yes";
    const answer = await fetch(figure.dataset.chain);
    if (!answer.ok) return;
    const data = await answer.json();
    const frame = figure.querySelector(".chain-frame"), canvas = figure.querySelector(".chain-canvas");
    frame.hidden = figure.querySelector(".chain-legend").hidden = false;
    for (const instead of figure.parentElement.querySelectorAll(":scope > details[data-instead]")) instead.open = false;
    await document.fonts.load("600 15px 'IBM Plex Sans'");
    const drawing = element("div", { class: "chain-drawing" }), walk = new Walk(figure, data);
    canvas.replaceChildren(drawing, walk.list);
    let network;

    function place() {
      const scale = Math.min(1, Math.max(NARROWEST, frame.clientWidth / data.width));
      canvas.style.width = `${Math.max(frame.clientWidth, data.width * scale)}px`;
      canvas.style.height = `${data.height * scale}px`;
      network.redraw();
      network.moveTo({ position: { x: data.width / 2, y: data.height / 2 }, scale });
      walk.place(scale, (canvas.clientWidth - data.width * scale) / 2, (canvas.clientHeight - data.height * scale) / 2);
    }

    function build() {
      if (network) network.destroy();
      network = new vis.Network(drawing, told(data, paintNow()), OPTIONS);
      network.on("click", ({ edges }) => showRow(figure, data, edges[0]));
      canvas.querySelector("canvas").setAttribute("aria-hidden", "true");
      canvas.querySelector(".vis-network").removeAttribute("tabindex");
      place();
    }

    build();
    dark.addEventListener("change", build);
    new ResizeObserver(place).observe(frame);
    figure.dataset.ready = "yes";
  }

  // A click on a line goes to the row of the table that tells of the same.
  function showRow(figure, data, edgeId) {
    const edge = data.edges.find((each) => each.id === edgeId);
    const row = edge && figure.parentElement.querySelector(`tr[data-row="${edge.row}"]`);
    if (!row) return;
    row.closest("details").open = true;
    row.focus();
  }

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children.filter((child) => child !== null && child !== undefined));
    return made;
  }

  // One tab stop for the whole picture: the arrows move the focus from button to button, Enter opens what is known of the stop.
  class Walk {
    constructor(figure, data) {
      Object.assign(this, { figure, data, panel: figure.querySelector(".chain-panel"), cameFrom: new Map() });
      this.stops = new Map(data.stops.map((stop) => [stop.key, stop]));
      this.buttons = new Map(data.stops.map((stop) => [stop.key, this.button(stop)]));
      this.list = element("ol", { class: "chain-stops" }, ...[...this.buttons.values()].map((button) => element("li", {}, button)));
      this.makeTabStop(data.stops[0].key);
      this.panel.addEventListener("keydown", (event) => {
        if (event.key === "Escape") this.close();
      });
    }

    button(stop) {
      const made = element("button", { type: "button", "aria-label": stop.said, "aria-expanded": "false" });
      made.addEventListener("keydown", (event) => this.press(event, stop));
      made.addEventListener("focus", () => this.makeTabStop(stop.key));
      made.addEventListener("click", () => this.open(stop.key));
      return made;
    }

    place(scale, left, top) {
      for (const [key, { style }] of this.buttons) {
        const { x, y } = this.stops.get(key);
        style.left = `${left + (x - WIDTH / 2) * scale}px`;
        style.top = `${top + (y - HEIGHT / 2) * scale}px`;
        style.width = `${WIDTH * scale}px`;
        style.height = `${HEIGHT * scale}px`;
      }
    }

    makeTabStop(key) {
      this.here = key;
      for (const [other, button] of this.buttons) button.tabIndex = other === key ? 0 : -1;
    }

    press(event, stop) {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const { key } = event;
      const back = key === "ArrowLeft" ? this.cameFrom.get(stop.key) : undefined;
      const next = back || stop.arrows[key] || { Home: this.data.stops[0].key, End: this.data.stops.at(-1).key }[key];
      const actions = { Escape: () => this.close(), t: () => this.showTable(), T: () => this.showTable(), "/": () => document.getElementById("site-search")?.focus() };
      if (next) {
        if (key === "ArrowRight") this.cameFrom.set(next, stop.key);
        this.go(next);
      } else if (actions[key]) actions[key]();
      else if (!key.startsWith("Arrow")) return;
      event.preventDefault();
    }

    go(key) {
      this.buttons.get(key).focus();
      if (!this.panel.hidden) this.fill(key);
    }

    showTable() {
      const table = this.figure.parentElement.querySelector("details .table-frame");
      table.closest("details").open = true;
      table.focus();
    }

    open(key) {
      this.makeTabStop(key);
      this.fill(key);
      this.panel.hidden = false;
      this.panel.querySelector("[tabindex]").focus();
    }

    close() {
      if (this.panel.hidden) return;
      this.panel.hidden = true;
      this.markOpen(null);
      this.buttons.get(this.here).focus();
    }

    markOpen(key) {
      for (const [other, button] of this.buttons) button.setAttribute("aria-expanded", String(other === key));
    }

    fill(key) {
      const stop = this.stops.get(key), { words } = this.data, small = `h${Number(this.panel.dataset.heading[1]) + 1}`;
      const shut = element("button", { type: "button", class: "chain-shut", "aria-label": words.close }, "×");
      shut.addEventListener("click", () => this.close());
      const onward = (name, to) => {
        const made = element("button", { type: "button", class: "chain-onward" }, name);
        made.addEventListener("click", () => this.open(to));
        return made;
      };
      const parts = [shut, element("p", { class: "chain-caption" }, stop.caption), element(this.panel.dataset.heading, { tabindex: "-1" }, stop.name)];
      if (stop.note) parts.push(element("p", { class: "chain-note" }, stop.note));
      if (stop.href) parts.push(element("p", {}, element("a", { href: stop.href }, words.page, element("span", { class: "sr-only" }, `: ${stop.name}`))));
      if (stop.arrivals.length) {
        const ways = stop.arrivals.map((way) => element("li", {}, `${words.from} `, onward(way.name, way.key), `: ${way.words}`,
          way.sentence ? element("p", way.sentenceLanguage ? { lang: way.sentenceLanguage } : {}, way.sentence) : null,
          way.facts.length ? element("dl", { class: "practical" }, ...way.facts.flatMap(({ label, text }) => [element("dt", {}, label), element("dd", {}, text)])) : null));
        parts.push(element(small, {}, words.arrivals), element("ul", {}, ...ways));
      }
      if (stop.departures.length) {
        const ways = stop.departures.map((way) => element("li", {}, `${way.words} `, onward(way.name, way.key)));
        parts.push(element(small, {}, words.departures), element("ul", {}, ...ways));
      }
      this.panel.replaceChildren(...parts);
      this.markOpen(key);
    }
  }

  const drawAll = () => document.querySelectorAll("figure[data-chain]").forEach(draw);
  document.addEventListener("toggle", drawAll, true);
  addEventListener("resize", drawAll);
  drawAll();
})();
