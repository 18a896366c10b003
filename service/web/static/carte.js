// The map of ideas: points on a canvas, by mouse, touch or keyboard. Texts are fetched one by one.
"use strict";
(() => {
  const box = document.querySelector("[data-points]");
  if (!box) return;
  const sheet = box.querySelector(".sheet-of-points"), canvas = box.querySelector("canvas"), told = box.querySelector(".told");
  const rows = [...document.querySelectorAll("tr[data-theme]")];
  const themes = rows.map((row) => ({ x: +row.dataset.x, y: +row.dataset.y, title: row.dataset.title }));
  const style = getComputedStyle(document.documentElement);
  const colours = themes.map((_, i) => getComputedStyle(rows[i].querySelector(".swatch")).backgroundColor);
  const SIZE = 10000, REACH = 12;
  let data = null, grid = null, only = -1, at = -1, wide = 1, scale = 1, left = 0, top = 0, asked = 0, pending = false;

  const fit = () => {
    const ratio = devicePixelRatio || 1;
    canvas.width = canvas.clientWidth * ratio; canvas.height = canvas.clientHeight * ratio;
  };
  const whole = () => {
    scale = Math.min(canvas.clientWidth / wide, canvas.clientHeight) * 0.92 / SIZE;
    left = (canvas.clientWidth - SIZE * wide * scale) / 2; top = (canvas.clientHeight - SIZE * scale) / 2;
  };
  const draw = () => { if (data && !pending) { pending = true; requestAnimationFrame(paint); } };
  const paint = () => {
    pending = false;
    const pen = canvas.getContext("2d"), ratio = devicePixelRatio || 1;
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, canvas.clientWidth, canvas.clientHeight);
    const size = Math.max(1.5, Math.min(5, 14 * Math.sqrt(scale)));
    for (let t = 0; t < themes.length; t++) {
      pen.fillStyle = colours[t];
      pen.globalAlpha = only < 0 || only === t ? 0.75 : 0.08;
      for (let i = data.start[t]; i < data.start[t + 1]; i++) {
        pen.fillRect(data.x[i] * scale + left - size / 2, data.y[i] * scale + top - size / 2, size, size);
      }
    }
    pen.globalAlpha = 1; pen.font = "600 13px system-ui, sans-serif"; pen.textAlign = "center"; pen.lineWidth = 4; pen.lineJoin = "round";
    pen.strokeStyle = style.getPropertyValue("--card"); pen.fillStyle = style.getPropertyValue("--ink");
    const taken = [];
    themes.forEach((theme, t) => {
      if (only >= 0 && only !== t) return;
      const middle = theme.x * scale + left, level = theme.y * scale + top, whole = canvas.clientWidth;
      let text = `${t + 1}. ${theme.title}`, half = pen.measureText(text).width / 2, x = middle;
      const free = (y) => !taken.some((one) => Math.abs(one.y - y) < 16 && Math.abs(one.x - x) < one.half + half);
      // A title may stand a little aside; where there is no room its number stays in the middle.
      if (middle > 0 && middle < whole) x = Math.max(half + 4, Math.min(whole - half - 4, middle));
      let y = [0, -17, 17, -34, 34].map((by) => level + by).find(free);
      if (y === undefined) { text = String(t + 1); half = 10; x = middle; y = level; }
      taken.push({ x, y, half });
      pen.strokeText(text, x, y); pen.fillText(text, x, y);
    });
    if (at >= 0) {
      pen.strokeStyle = style.getPropertyValue("--ink"); pen.lineWidth = 2.5;
      pen.beginPath(); pen.arc(data.x[at] * scale + left, data.y[at] * scale + top, size + 4, 0, 7); pen.stroke();
    }
  };
  const zoom = (by, x = canvas.clientWidth / 2, y = canvas.clientHeight / 2) => {
    const next = Math.min(2, Math.max(0.01, scale * by));
    left = x - (x - left) * next / scale; top = y - (y - top) * next / scale; scale = next; draw();
  };
  const nearest = (px, py) => {
    const x = (px - left) / scale, y = (py - top) / scale, reach = REACH / scale;
    let best = -1, least = reach * reach;
    for (let gx = Math.floor((x - reach) / 100); gx <= (x + reach) / 100; gx++) for (let gy = Math.floor((y - reach) / 100); gy <= (y + reach) / 100; gy++) {
      for (const i of grid.get(gx * 1000 + gy) || []) {
        if (only >= 0 && data.themes[i] !== only) continue;
        const far = (data.x[i] - x) ** 2 + (data.y[i] - y) ** 2;
        if (far < least) { least = far; best = i; }
      }
    }
    return best;
  };
  const show = async (i) => {
    if (i === at) return;
    at = i; draw();
    if (i < 0) return;
    const mine = ++asked;
    const answer = await fetch(`${box.dataset.point}${data.places[i]}.json?analyse=${box.dataset.analysis}`);
    if (mine !== asked || !answer.ok) return;
    const said = await answer.json();
    told.replaceChildren();
    const quote = document.createElement("blockquote"), link = document.createElement("a"), where = document.createElement("p");
    quote.textContent = `« ${said.text} »`; quote.dir = "auto";
    link.href = said.address; link.textContent = "Ouvrir la contribution";
    where.className = "small"; where.append(`${said.theme} — ${said.territory}, ${said.channel}. `, link);
    told.append(quote, where); told.scrollTop = 0;
  };
  const choose = (t) => {
    only = only === t ? -1 : t;
    rows.forEach((row, i) => { row.querySelector("button").setAttribute("aria-pressed", String(i === only)); });
    draw();
  };

  rows.forEach((row, i) => {
    const cell = row.querySelector("td"), button = document.createElement("button");
    button.type = "button"; button.className = "second small-button"; button.setAttribute("aria-pressed", "false");
    button.setAttribute("aria-label", `Faire ressortir le thème ${i + 1}`); button.append(...cell.childNodes); cell.append(button);
    button.addEventListener("click", () => choose(i));
  });
  fetch(box.dataset.points).then((answer) => answer.json()).then((found) => {
    data = found; data.start = new Array(themes.length + 1).fill(0);
    for (const t of data.themes) data.start[t + 1]++;
    for (let t = 0; t < themes.length; t++) data.start[t + 1] += data.start[t];
    // A wide sheet is used whole: the ways have no meaning of their own.
    wide = Math.min(1.9, Math.max(1, canvas.clientWidth / canvas.clientHeight));
    data.x = data.x.map((x) => x * wide); themes.forEach((theme) => { theme.x *= wide; });
    grid = new Map();
    data.x.forEach((x, i) => { const key = Math.floor(x / 100) * 1000 + Math.floor(data.y[i] / 100); (grid.get(key) || grid.set(key, []).get(key)).push(i); });
    fit(); whole(); draw(); sheet.setAttribute("aria-busy", "false");
  }).catch(() => { sheet.setAttribute("aria-busy", "false"); told.textContent = "Les points ne sont pas arrivés. Rechargez la page ; le tableau ci-dessous dit les thèmes."; });
  addEventListener("resize", () => { if (data) { fit(); draw(); } });
  for (const button of box.querySelectorAll("[data-zoom]")) button.addEventListener("click", () => { +button.dataset.zoom ? zoom(+button.dataset.zoom) : (whole(), draw()); });
  canvas.addEventListener("wheel", (event) => { event.preventDefault(); zoom(event.deltaY < 0 ? 1.2 : 1 / 1.2, event.offsetX, event.offsetY); }, { passive: false });
  const fingers = new Map();
  let moved = 0;
  canvas.addEventListener("pointerdown", (event) => { fingers.set(event.pointerId, event); moved = 0; canvas.setPointerCapture(event.pointerId); });
  canvas.addEventListener("pointermove", (event) => {
    const before = fingers.get(event.pointerId);
    if (!before) { if (data) show(nearest(event.offsetX, event.offsetY)); return; }
    const others = [...fingers.values()].filter((one) => one.pointerId !== event.pointerId);
    if (others.length) {
      const [other] = others, span = (one) => Math.hypot(one.offsetX - other.offsetX, one.offsetY - other.offsetY) || 1;
      zoom(span(event) / span(before), other.offsetX, other.offsetY);
    } else { left += event.offsetX - before.offsetX; top += event.offsetY - before.offsetY; moved += Math.abs(event.offsetX - before.offsetX) + Math.abs(event.offsetY - before.offsetY); draw(); }
    fingers.set(event.pointerId, event);
  });
  for (const end of ["pointerup", "pointercancel"]) canvas.addEventListener(end, (event) => { fingers.delete(event.pointerId); if (data && moved < 4) show(nearest(event.offsetX, event.offsetY)); });
  canvas.addEventListener("keydown", (event) => {
    if (!data || !data.x.length) return;
    const step = 40, moves = { ArrowLeft: [step, 0], ArrowRight: [-step, 0], ArrowUp: [0, step], ArrowDown: [0, -step] }[event.key];
    if (moves) { left += moves[0]; top += moves[1]; draw(); }
    else if (event.key === "+" || event.key === "=") zoom(1.5);
    else if (event.key === "-") zoom(1 / 1.5);
    else if (event.key === "n" || event.key === "p") {
      const first = only < 0 ? 0 : data.start[only], last = only < 0 ? data.x.length : data.start[only + 1];
      if (first === last) return;
      const next = at < first || at >= last ? first : at + (event.key === "n" ? 1 : -1);
      show(Math.min(last - 1, Math.max(first, next)));
    } else if (event.key === "Enter") { const link = told.querySelector("a"); if (link) link.click(); return; }
    else return;
    event.preventDefault();
  });
})();
