// Draws the layered chain: the server says what stands where, the style sheet says in which colours, vis-network draws.
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
          ctx.fillText(node.note, left + inset + (node.locked ? 16 : 0), down);
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
    if (figure.dataset.drawn || !figure.offsetParent) return;
    figure.dataset.drawn = "yes";
    const answer = await fetch(figure.dataset.chain);
    if (!answer.ok) return;
    const data = await answer.json();
    const frame = figure.querySelector(".chain-frame"), canvas = figure.querySelector(".chain-canvas");
    frame.hidden = figure.querySelector(".chain-legend").hidden = false;
    for (const instead of figure.parentElement.querySelectorAll(":scope > details[data-instead]")) instead.open = false;
    await document.fonts.load("600 15px 'IBM Plex Sans'");
    let network;

    function place() {
      const scale = Math.min(1, Math.max(NARROWEST, frame.clientWidth / data.width));
      canvas.style.width = `${Math.max(frame.clientWidth, data.width * scale)}px`;
      canvas.style.height = `${data.height * scale}px`;
      network.redraw();
      network.moveTo({ position: { x: data.width / 2, y: data.height / 2 }, scale });
    }

    function build() {
      if (network) network.destroy();
      network = new vis.Network(canvas, told(data, paintNow()), OPTIONS);
      network.on("click", ({ nodes, edges }) => show(figure, data, nodes, edges));
      canvas.querySelector("canvas").setAttribute("aria-hidden", "true");
      canvas.querySelector(".vis-network").removeAttribute("tabindex");
      place();
    }

    build();
    dark.addEventListener("change", build);
    new ResizeObserver(place).observe(frame);
    figure.dataset.ready = "yes";
  }

  // A click goes to the row of the table that tells of the same; an organisation's own page is linked there.
  function show(figure, data, nodes, edges) {
    const edge = data.edges.find((each) => (nodes.length ? each.ends.includes(nodes[0]) : each.id === edges[0]));
    const row = edge && figure.parentElement.querySelector(`tr[data-row="${edge.row}"]`);
    if (!row) return;
    row.closest("details").open = true;
    row.focus();
  }

  const drawAll = () => document.querySelectorAll("figure[data-chain]").forEach(draw);
  document.addEventListener("toggle", drawAll, true);
  addEventListener("resize", drawAll);
  drawAll();
})();
