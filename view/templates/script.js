"use strict";
(() => {
  const one = (selector, inside = document) => inside.querySelector(selector);
  const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];

  scheme();
  contents();
  const reveal = changes();
  diagrams();
  middles();
  search();

  // Light or dark, as the reader has chosen before.
  function scheme() {
    const button = one("#scheme");
    const root = document.documentElement;
    const remembered = remember("tablewright-scheme");
    if (remembered) root.dataset.scheme = remembered;
    const isDark = () => (root.dataset.scheme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
    const label = () => {
      button.textContent = isDark() ? "Light" : "Dark";
      button.title = `Change to ${button.textContent.toLowerCase()} colours`;
    };
    button.addEventListener("click", () => {
      root.dataset.scheme = isDark() ? "light" : "dark";
      remember("tablewright-scheme", root.dataset.scheme);
      label();
    });
    label();
  }

  // Where a browser keeps nothing of a file, nothing is remembered.
  function remember(key, value) {
    try {
      if (value !== undefined) localStorage.setItem(key, value);
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  }

  // What is no text in that form stays as it is.
  function plainly(hash) {
    try {
      return decodeURIComponent(hash);
    } catch {
      return hash;
    }
  }

  // On a narrow screen, the contents are shut at first.
  function contents() {
    const narrow = matchMedia("(max-width: 52rem)");
    const details = one(".contents details");
    details.open = !narrow.matches;
    narrow.addEventListener("change", () => { details.open = !narrow.matches; });
    // Paper cannot be opened.
    let opened = [];
    window.addEventListener("beforeprint", () => {
      opened = all("details:not([open])");
      for (const details of opened) details.open = true;
    });
    window.addEventListener("afterprint", () => { for (const details of opened) details.open = false; });
  }

  // What is the same can be left out of a comparison.
  function changes() {
    const only = one("#only-changes");
    if (!only) return () => {};
    only.addEventListener("change", () => document.body.classList.toggle("only-changes", only.checked));
    // What a link leads to is shown.
    const show = (id) => {
      const target = document.getElementById(id);
      if (only.checked && target?.getClientRects().length === 0) only.click();
    };
    document.addEventListener("click", (event) => {
      const link = event.target.closest('a[href^="#"]');
      if (link) show(link.getAttribute("href").slice(1));
    });
    window.addEventListener("hashchange", () => show(plainly(location.hash.slice(1))));
    return show;
  }

  function diagrams() {
    const READABLE = 0.6;
    const zooms = new Map();
    const canvases = all(".canvas");
    const output = one(".zoom output");
    const shown = () => canvases.find((canvas) => canvas.offsetParent !== null);
    const sizes = (canvas) => {
      const style = one(".diagram", canvas).style;
      return [Number(style.getPropertyValue("--width")), Number(style.getPropertyValue("--height"))];
    };
    const fitting = (canvas, room = canvas.clientWidth) => {
      const [width, height] = sizes(canvas);
      // Without its border.
      const most = parseFloat(getComputedStyle(canvas).maxHeight) - 2;
      return Math.min(1, (room - 2) / width, most / height);
    };
    const set = (canvas, zoom, x = canvas.clientWidth / 2, y = canvas.clientHeight / 2) => {
      const before = zooms.get(canvas) ?? 1;
      const after = Math.min(3, Math.max(0.05, zoom));
      const [left, top] = [canvas.scrollLeft + x, canvas.scrollTop + y];
      zooms.set(canvas, after);
      canvas.style.setProperty("--zoom", after);
      canvas.scrollLeft = (left * after) / before - x;
      canvas.scrollTop = (top * after) / before - y;
      output.textContent = `${Math.round(after * 100)}%`;
    };
    const show = () => {
      const canvas = shown();
      if (!canvas) return;
      const zoom = zooms.get(canvas);
      // What is too small to be read is not seen as a whole at first.
      set(canvas, zoom ?? (fitting(canvas) < READABLE ? 0.75 : fitting(canvas)));
      if (zoom === undefined) centre(canvas);
    };
    // As much as can be read as a whole, at this size of the window.
    const choose = () => {
      const { clientWidth } = shown() ?? {};
      if (!clientWidth) return;
      const found = [...canvases].reverse().find((canvas) => fitting(canvas, clientWidth) >= READABLE) ?? canvases[0];
      one(`[name="detail"][value="${found.dataset.detail}"]`).checked = true;
    };
    // What most references lead to is in the middle.
    const centre = (canvas) => {
      const count = new Map();
      for (const { dataset } of all(".line.marks[data-to]", canvas)) count.set(dataset.to, (count.get(dataset.to) ?? 0) + 1);
      const [most] = [...count].sort(([, one], [, other]) => other - one);
      if (!most) return;
      const [place, around] = [one(`[data-number="${most[0]}"]`, canvas), canvas].map((element) => element.getBoundingClientRect());
      canvas.scrollLeft += (place.left + place.right - around.left - around.right) / 2;
      canvas.scrollTop += (place.top + place.bottom - around.top - around.bottom) / 2;
    };
    const by = (canvas, factor, x, y) => set(canvas, (zooms.get(canvas) ?? 1) * factor, x, y);
    // A wheel turns more often than a large diagram can be drawn.
    let turned = 1;
    const turn = (canvas, factor, x, y) => {
      if (turned === 1) {
        requestAnimationFrame(() => {
          by(canvas, turned, x, y);
          turned = 1;
        });
      }
      turned *= factor;
    };
    const actions = { in: (canvas) => by(canvas, 1.25), out: (canvas) => by(canvas, 0.8), fit: (canvas) => set(canvas, fitting(canvas)) };
    for (const button of all("[data-zoom]")) {
      button.addEventListener("click", () => shown() && actions[button.dataset.zoom](shown()));
    }
    for (const choice of all('[name="detail"]')) choice.addEventListener("change", show);
    for (const canvas of canvases) {
      canvas.addEventListener("keydown", (event) => {
        const action = { "+": "in", "=": "in", "-": "out", "0": "fit" }[event.key];
        if (!action || event.ctrlKey || event.metaKey) return;
        actions[action](canvas);
        event.preventDefault();
      });
      canvas.addEventListener("wheel", (event) => {
        if (!event.ctrlKey && !event.metaKey) return;
        const place = canvas.getBoundingClientRect();
        turn(canvas, Math.exp(-event.deltaY / 300), event.clientX - place.left, event.clientY - place.top);
        event.preventDefault();
      }, { passive: false });
      drag(canvas);
    }
    choose();
    for (const diagram of all(".canvas > .diagram, .picture > .diagram:not(.states)")) neighbours(diagram);
    show();
  }

  // Of a picture that is wider than the screen, the aggregate itself is seen first.
  function middles() {
    const wide = all("article > .picture").filter((picture) => picture.scrollWidth > picture.clientWidth);
    const own = (picture) => (one(".aggregate:has(.sheet)", picture) ?? picture).getBoundingClientRect().left - picture.getBoundingClientRect().left;
    for (const [picture, left] of wide.map((picture) => [picture, own(picture)])) picture.scrollLeft = left - 12;
  }

  // A mouse moves the diagram; a finger does so without help.
  function drag(canvas) {
    let start = null;
    let moved = false;
    canvas.addEventListener("pointerdown", (event) => {
      if (event.pointerType !== "mouse" || event.button !== 0) return;
      start = [event.clientX + canvas.scrollLeft, event.clientY + canvas.scrollTop];
      moved = false;
    });
    window.addEventListener("pointermove", (event) => {
      if (!start) return;
      const [left, top] = [start[0] - event.clientX, start[1] - event.clientY];
      moved ||= Math.hypot(left - canvas.scrollLeft, top - canvas.scrollTop) > 4;
      if (!moved) return;
      canvas.classList.add("held");
      canvas.scrollLeft = left;
      canvas.scrollTop = top;
    });
    window.addEventListener("pointerup", () => {
      start = null;
      canvas.classList.remove("held");
      // Behind the click that ends it, if there is one.
      setTimeout(() => { moved = false; });
    });
    canvas.addEventListener("dragstart", (event) => event.preventDefault());
    canvas.addEventListener("click", (event) => {
      if (moved) event.preventDefault();
    }, true);
  }

  // The references of the aggregate that is pointed to, or has the focus.
  function neighbours(diagram) {
    const light = (number) => {
      diagram.classList.toggle("lit", number !== undefined);
      const near = new Set();
      for (const line of all(".line[data-from]", diagram)) {
        const { from, to } = line.dataset;
        const isNear = number !== undefined && (from === number || to === number);
        line.classList.toggle("near", isNear);
        if (!isNear) continue;
        near.add(from).add(to);
        // Above all others.
        line.parentNode.append(line);
      }
      for (const aggregate of all(".aggregate", diagram)) aggregate.classList.toggle("near", near.has(aggregate.dataset.number));
    };
    let lit;
    const change = (number) => {
      if (number !== lit) light(number);
      lit = number;
    };
    const of = (event) => event.target.closest(".aggregate")?.dataset.number;
    // A picture that listens itself would be a stop of the tab key.
    const around = diagram.parentElement;
    for (const name of ["pointerover", "focusin"]) around.addEventListener(name, (event) => change(of(event)));
    for (const name of ["pointerleave", "focusout"]) around.addEventListener(name, () => change(undefined));
  }

  function search() {
    const input = one("#search");
    const list = one("#found");
    const status = one("#told");
    const most = 40;
    const kinds = ["aggregate", "table", "enum", "rule", "column", "check", "index"];
    // Letters without marks, in one case.
    const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ß", "ss");
    const known = all("[data-find]").map((element) => {
      const { find: kind, name, in: place = "", also = "" } = element.dataset;
      return { id: element.id, kind, name, place, plain: plain(name), text: plain(`${name} ${place} ${also}`) };
    });
    let chosen = -1;

    // The better the lower: the name itself, a part of it, what stands beside it; and there by kind.
    const rank = (entry, words) => {
      const asked = words.join(" ");
      if (!words.every((word) => entry.text.includes(word))) return Infinity;
      const place = entry.plain === asked ? 0 : entry.plain.includes(asked) ? 1 : 2;
      return place * kinds.length + kinds.indexOf(entry.kind);
    };
    const find = () => {
      const words = plain(input.value).split(/[\s.,:;/()]+/).filter((word) => word);
      if (words.length === 0) return [];
      const ranked = known.map((entry) => [rank(entry, words), entry]).filter(([of]) => of < Infinity);
      return ranked.sort(([one], [other]) => one - other).map(([, entry]) => entry);
    };
    const shut = () => {
      list.hidden = true;
      status.textContent = "";
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
      chosen = -1;
    };
    const choose = (position) => {
      const options = [...list.children];
      if (options.length === 0) return;
      chosen = (position + options.length) % options.length;
      options.forEach((option, index) => option.setAttribute("aria-selected", String(index === chosen)));
      options[chosen].scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", options[chosen].id);
    };
    const go = (id) => {
      const target = document.getElementById(id);
      reveal(id);
      shut();
      location.hash = `#${encodeURIComponent(id)}`;
      target.tabIndex = -1;
      target.focus({ preventScroll: true });
      // Where the address is the same, the browser does not move.
      target.scrollIntoView();
    };
    const told = (count) => {
      if (count === 0) return "Nothing found";
      return count > most ? `The first ${most} of ${count}` : `${count} found`;
    };
    const answer = () => {
      const found = find();
      list.replaceChildren(...found.slice(0, most).map((entry, index) => {
        const option = document.createElement("li");
        option.id = `found-${index}`;
        option.role = "option";
        option.ariaSelected = "false";
        option.dataset.id = entry.id;
        const name = document.createElement("code");
        name.textContent = entry.name;
        const place = document.createElement("span");
        place.textContent = ` ${entry.kind}${entry.place ? ` · ${entry.place}` : ""}`;
        option.append(name, place);
        return option;
      }));
      const isAsked = input.value.trim() !== "";
      status.textContent = isAsked ? told(found.length) : "";
      list.hidden = found.length === 0;
      input.setAttribute("aria-expanded", String(found.length > 0));
      chosen = -1;
      if (found.length > 0) choose(0);
    };

    input.addEventListener("input", answer);
    input.addEventListener("focus", () => input.value && answer());
    input.addEventListener("keydown", (event) => {
      const keys = {
        ArrowDown: () => choose(chosen + 1),
        ArrowUp: () => choose(chosen - 1),
        Enter: () => chosen >= 0 && go(list.children[chosen].dataset.id),
        Escape: () => { shut(); input.value = ""; },
      };
      if (!keys[event.key] || (list.hidden && event.key !== "Escape")) return;
      keys[event.key]();
      event.preventDefault();
    });
    list.addEventListener("pointerdown", (event) => {
      const option = event.target.closest("[data-id]");
      if (!option) return;
      event.preventDefault();
      go(option.dataset.id);
    });
    input.addEventListener("blur", shut);
    document.addEventListener("keydown", (event) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.target.matches('input:not([type="radio"], [type="checkbox"])')) return;
      input.focus();
      input.select();
      event.preventDefault();
    });
  }
})();
