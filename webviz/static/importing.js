// Partner lists: dropping a file, walking in the sheet with the arrows, and going from a message to its cell. Everything works without it.
(() => {
  "use strict";

  const focused = document.querySelector("[data-focus]");
  if (focused) focused.focus();

  // Dropping ---------------------------------------------------------------------------------------------------

  const drop = document.querySelector("[data-drop]");
  if (drop) {
    const input = drop.querySelector("input[type=file]");
    const chosen = drop.querySelector("[data-drop-chosen]");
    const tell = () => {
      const bytes = [...input.files].reduce((sum, file) => sum + file.size, 0);
      input.setCustomValidity(bytes > Number(drop.dataset.mostBytes) ? drop.dataset.tooMuch : "");
      chosen.textContent = input.files.length > 1 ? [...input.files].map((file) => file.name).join(", ") : "";
    };
    drop.querySelector("[data-drop-word]").hidden = false;
    input.addEventListener("change", tell);
    for (const name of ["dragenter", "dragover"]) {
      drop.addEventListener(name, (event) => { event.preventDefault(); drop.classList.add("is-over"); });
    }
    for (const name of ["dragleave", "drop"]) drop.addEventListener(name, () => drop.classList.remove("is-over"));
    drop.addEventListener("drop", (event) => {
      event.preventDefault();
      if (event.dataTransfer.files.length) {
        input.files = event.dataTransfer.files;
        tell();
      }
    });
  }

  // Waiting ----------------------------------------------------------------------------------------------------

  const voice = document.querySelector("[data-stage-voice]");
  if (voice) {
    document.addEventListener("htmx:afterSwap", () => {
      const stage = document.querySelector("[data-stage]");
      if (stage && stage.textContent !== voice.textContent) voice.textContent = stage.textContent;
    });
  }

  // Choices that are not taken in yet -----------------------------------------------------------------------------

  const form = document.querySelector("[data-choices]");
  if (form) form.addEventListener("change", () => { form.querySelector("[data-unsaved]").hidden = false; });

  // The sheet: one tab stop, arrows from cell to cell ----------------------------------------------------------------

  const STEPS = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0], PageDown: [20, 0], PageUp: [-20, 0] };
  const ENDS = { Home: true, End: false };
  const WALKS = { n: "following", p: "previous" };
  let wanted = "";
  let list = "sheet-tabs";

  class Grid {
    constructor(table) {
      this.table = table;
      this.at = this.lay();
      this.stop = this.cell(0, 0);
      table.setAttribute("role", "grid");
      document.querySelector("[data-sheet-frame]").removeAttribute("tabindex");
      document.querySelector("[data-grid-keys]").hidden = false;
      if (this.stop) this.stop.tabIndex = 0;
      table.addEventListener("focusin", (event) => this.hold(event.target.closest("td[id]")));
      table.addEventListener("keydown", (event) => this.press(event));
    }

    // Which cell lies at each row and column, with merged cells at all of theirs.
    lay() {
      const rows = [];
      [...this.table.tBodies[0].rows].forEach((row, number) => {
        rows[number] ??= [];
        let column = 0;
        for (const cell of row.querySelectorAll("td")) {
          while (rows[number][column]) column += 1;
          for (let down = 0; down < cell.rowSpan; down += 1) {
            for (let over = 0; over < cell.colSpan; over += 1) (rows[number + down] ??= [])[column + over] = cell;
          }
        }
      });
      return rows;
    }

    cell(row, column) {
      return this.at[row]?.[column];
    }

    hold(cell) {
      if (!cell) return;
      if (this.stop) this.stop.tabIndex = -1;
      this.stop = cell;
      cell.tabIndex = 0;
    }

    press(event) {
      const here = event.target.closest("td[id]");
      if (!here || event.altKey || event.metaKey) return;
      const row = this.at.findIndex((cells) => cells.includes(here));
      const column = this.at[row].indexOf(here);
      const last = this.at[row].length - 1;
      let next = null;
      if (event.key in WALKS && !event.ctrlKey && !event.shiftKey) {
        document.querySelector(`[data-walk="${WALKS[event.key]}"]`)?.click();
      } else if (event.key in ENDS) {
        const [first, corner] = ENDS[event.key] ? [this.cell(row, 0), this.cell(0, 0)] : [this.cell(row, last), this.at.at(-1).at(-1)];
        next = event.ctrlKey ? corner : first;
      } else if (STEPS[event.key] && !event.ctrlKey) next = this.step(row, column, here, ...STEPS[event.key]);
      else return;
      event.preventDefault();
      if (next) next.focus();
    }

    step(row, column, here, down, over) {
      if (Math.abs(down) > 1) return this.cell(Math.min(Math.max(row + down, 0), this.at.length - 1), column);
      let next = here;
      while (next === here) {
        row += down;
        column += over;
        next = this.cell(row, column);
      }
      return next;
    }
  }

  const begin = () => {
    const table = document.querySelector("[data-grid]");
    if (table) new Grid(table);
  };

  const goTo = (hash) => {
    const cell = hash && document.getElementById(hash);
    if (!cell) return false;
    cell.scrollIntoView({ block: "center", inline: "center" });
    cell.focus({ preventScroll: true });
    return true;
  };

  // A link to a cell that is shown already only goes there.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[hx-target='#ark']");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    wanted = link.matches("[data-cell]") ? link.hash.slice(1) : "";
    list = link.closest(".sheet-choices") ? "sheet-choices" : "sheet-tabs";
    const is_here = wanted && link.pathname === location.pathname && link.search === location.search;
    if (is_here && goTo(wanted)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  }, true);
  // The values of a column: focus goes to what was opened, and back to where it was opened from.
  const goToValues = (place) => {
    if (!place) return;
    const heading = place.querySelector("h3");
    (heading ?? place.previousElementSibling?.querySelector("[data-values-open]"))?.focus();
  };
  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.target.id === "beskeder-del") document.getElementById("beskeder").focus();
    if (event.target.id.startsWith("vaerdier-")) goToValues(document.getElementById(event.target.id));
    if (event.target.id !== "ark") return;
    begin();
    if (!goTo(wanted)) document.querySelector(`#ark .${list} [aria-current]`)?.focus({ preventScroll: true });
  });

  begin();
  if (location.hash.startsWith("#celle-")) goTo(location.hash.slice(1));
})();
