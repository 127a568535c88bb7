/** Appended to every page that a preview serves: reloads it when the site changed, and shows what is wrong. */
export const client = `<script>
{
  const box = document.createElement("pre");
  box.style.cssText = "position:fixed;inset:auto 0 0 0;margin:0;padding:1rem;z-index:9;white-space:pre-wrap;max-height:60vh;overflow:auto;font:14px/1.4 monospace;color:#fff;background:#8c1d18";
  new EventSource("/.preview").onmessage = ({ data }) => {
    const problem = JSON.parse(data);
    if (problem === null) return location.reload();
    box.textContent = problem;
    document.body.append(box);
  };
}
</script>`;
