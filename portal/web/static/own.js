// The site's own script, all of it: nothing here is needed, nothing here is kept or sent.
(function () {
  var page = document, soon = page.querySelector(".soon"), say = page.querySelector(".say");
  var talk = window.speechSynthesis;

  // A page that the browser kept for Back is asked for again: the answers may be gone by now.
  addEventListener("pageshow", function (event) { if (event.persisted) location.reload(); });

  // From a guide, Back leads to the page of the check that it was opened from.
  var from = page.referrer && new URL(page.referrer);
  if (!soon && from && from.origin === location.origin && /^\/[^/]+\/(plan|check|answers)(\/|$)/.test(from.pathname)) {
    page.querySelectorAll(".back, .again").forEach(function (back) { back.href = from.pathname; });
  }

  // At an event whoever scrolls through a result is still reading: before the warning comes the page
  // is asked for again, and the time begins anew.
  var reading = page.querySelector(".next"), moved = 0;
  if (reading) ["scroll", "touchmove", "wheel", "keydown"].forEach(function (name) {
    addEventListener(name, function () { moved = Date.now(); }, { passive: true });
  });

  // The style shows the warning in time; here it is also said to those who listen.
  if (soon) {
    var since = Date.now(), look = setInterval(function () {
      if (Date.now() - since < parseFloat(getComputedStyle(soon).animationDelay) * 1000) return;
      clearInterval(look);
      if (moved > since) return location.reload();
      soon.setAttribute("role", "alert");
      soon.insertBefore(soon.removeChild(soon.firstElementChild), soon.firstChild);
    }, 1000);
  }

  // The count of an event: in this browser only, and only once a worker has switched it on.
  var store = null, next = page.querySelector(".next"), desk = page.querySelector(".tally");
  if (next || desk) try { store = window.localStorage; } catch (refused) { desk = null; }
  function counted() { return store && JSON.parse(store.getItem("tally") || "null"); }
  function count(kept) { store.setItem("tally", JSON.stringify(kept)); }
  if (next) next.addEventListener("submit", function () {
    var kept = counted(), kind = next.dataset.kind;
    if (kept) { kept[kind] = (kept[kind] || 0) + 1; count(kept); }
  });
  function show() {
    var kept = counted(), lines = [];
    desk.hidden = false;
    desk.querySelectorAll("button").forEach(function (one) { one.hidden = !kept === (one.name !== "on"); });
    desk.querySelectorAll("tbody tr").forEach(function (row) {
      var found = (kept || {})[row.dataset.kind] || 0;
      row.hidden = !found;
      row.lastElementChild.textContent = found < 5 ? desk.dataset.few : found;
      if (found) lines.push([].map.call(row.cells, function (cell) { return '"' + cell.textContent + '"'; }).join());
    });
    desk.querySelector("table").hidden = !lines.length;
    return lines.join("\r\n") + "\r\n";
  }
  if (desk) {
    desk.addEventListener("click", function (event) {
      var name = event.target.name, link;
      if (name === "on") count({});
      if (name === "erase") store.removeItem("tally");
      if (name === "export") {
        link = page.createElement("a");
        link.href = URL.createObjectURL(new Blob(["\ufeff" + show()], { type: "text/csv" }));
        link.download = "count.csv";
        link.click();
      }
      show();
    });
    show();
  }

  // Read aloud, only by a voice on this device: a voice elsewhere would be sent the page.
  function voice() {
    var tongue = page.documentElement.lang.split("-")[0];
    return talk.getVoices().filter(function (one) {
      return one.localService && one.lang.toLowerCase().split(/[-_]/)[0] === tongue;
    })[0];
  }
  function quiet() { talk.cancel(); say.setAttribute("aria-pressed", "false"); }
  function read() {
    if (say.getAttribute("aria-pressed") === "true") return quiet();
    talk.cancel();
    say.setAttribute("aria-pressed", "true");
    var parts = page.querySelectorAll("main :is(h1,h2,h3,p,li,label,summary,dt,dd,option:checked)"), last;
    parts.forEach(function (part) {
      if (!part.getClientRects().length || part.querySelector("p,li,dt,h1") || part.closest(".soon")) return;
      last = new SpeechSynthesisUtterance(part.innerText);
      last.voice = voice();
      last.lang = last.voice.lang;
      talk.speak(last);
    });
    if (last) last.onend = quiet;
  }
  function offer() { say.hidden = !voice(); }
  if (say && talk) {
    say.addEventListener("click", read);
    talk.addEventListener && talk.addEventListener("voiceschanged", offer);
    addEventListener("pagehide", quiet);
    offer();
  }
})();
