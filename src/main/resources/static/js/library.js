// Comforts of the media library: files can be dropped, and a click on the picture sets what must stay in sight.
(() => {
  "use strict";
  const form = document.querySelector("[data-drop]");
  if (form) {
    const input = form.querySelector("input[type=file]");
    for (const over of ["dragenter", "dragover"]) {
      form.addEventListener(over, (event) => {
        event.preventDefault();
        form.classList.add("is-over");
      });
    }
    form.addEventListener("dragleave", (event) => {
      if (!form.contains(event.relatedTarget)) form.classList.remove("is-over");
    });
    form.addEventListener("drop", (event) => {
      event.preventDefault();
      form.classList.remove("is-over");
      if (event.dataTransfer.files.length) {
        input.files = event.dataTransfer.files;
        input.focus();
      }
    });
  }

  const picture = document.querySelector("[data-focus]");
  if (picture) {
    const [x, y] = picture.dataset.focus.split(" ").map((id) => document.getElementById(id));
    const draw = () => {
      for (const circle of picture.querySelectorAll("circle")) {
        circle.setAttribute("cx", `${x.value || 50}%`);
        circle.setAttribute("cy", `${y.value || 50}%`);
      }
    };
    picture.addEventListener("click", (event) => {
      const box = picture.getBoundingClientRect();
      x.value = Math.round(((event.clientX - box.left) / box.width) * 100);
      y.value = Math.round(((event.clientY - box.top) / box.height) * 100);
      draw();
    });
    for (const field of [x, y]) field.addEventListener("input", draw);
  }
})();
