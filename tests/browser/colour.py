"""Colours as a page has them, for measuring: JavaScript that other measurements begin with."""

# `paint` gives any CSS colour as red, green, blue and opacity; `contrast` is that of WCAG; `behind`
# is the colour that an element stands on; `line` says whether a side of a box can be seen there.
COLOUR = """
const canvas = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true});
const paint = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return {r, g, b, a: a / 255};
};
const light = ({r, g, b}) => [r, g, b]
    .map((c) => c / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
const contrast = (one, other) => {
    const [dark, pale] = [light(one), light(other)].sort((a, b) => a - b);
    return (pale + 0.05) / (dark + 0.05);
};
const behind = (e) => {
    for (let up = e; up; up = up.parentElement) {
        const colour = paint(getComputedStyle(up).backgroundColor);
        if (colour.a > 0.99) return colour;
    }
    return paint('Canvas');
};
const told = (e) => e.outerHTML.replace(/\\s+/g, ' ').slice(0, 120);
"""
