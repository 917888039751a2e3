"""Drives vsq in a pseudo-terminal of 110 by 32 and draws what a terminal would show as SVG.

Called by make.sh with the program and the folder for the pictures, in a folder with a bank and a questionnaire.
"""
import fcntl
import html
import os
import pty
import select
import struct
import sys
import termios
import time

import pyte
import pyte.graphics

COLUMNS, ROWS = 110, 32
CELL_WIDTH, CELL_HEIGHT, MARGIN = 8.43, 18, 12
PATIENCE = 60
INK, PAPER = "#d8dee9", "#1d2330"
COLOURS = ["#3b4252", "#e07a84", "#8fc98a", "#e6c274", "#7aa6da", "#c39ac9", "#7fc8d0", "#e5e9f0",
           "#616e88", "#e07a84", "#8fc98a", "#e6c274", "#7aa6da", "#c39ac9", "#7fc8d0", "#ffffff"]
# The emulator names the terminal's own sixteen colours by what they are on another terminal.
INKS = dict(zip(pyte.graphics.FG_BG_256, COLOURS))


class Screen(pyte.Screen):
    """A screen that knows faint text, kept where blinking text would be: nothing here blinks."""

    def select_graphic_rendition(self, *attributes, **rest):
        kept, rest_of_colour = [], 0
        for attribute in attributes or (0,):
            if rest_of_colour == 0:
                kept += {2: [5], 22: [22, 25]}.get(attribute, [attribute])
            else:
                kept.append(attribute)
            # 38 and 48 take the numbers behind them: 5 and a number, or 2 and three.
            if attribute in (38, 48) and rest_of_colour == 0:
                rest_of_colour = 2
            elif rest_of_colour:
                rest_of_colour = 3 if rest_of_colour == 2 and attribute == 2 else rest_of_colour - 1
        super().select_graphic_rendition(*kept, **rest)


class Program:
    """The program on a terminal of its own."""

    def __init__(self, arguments):
        home = os.path.join(os.getcwd(), "home")
        environment = {"HOME": home, "TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": os.environ["PATH"]}
        self.screen = Screen(COLUMNS, ROWS)
        self.stream = pyte.ByteStream(self.screen)
        child, self.terminal = pty.fork()
        if child == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
            os.execve(arguments[0], arguments, environment)

    def press(self, keys, until):
        """Presses keys and waits until the screen shows a text."""
        os.write(self.terminal, keys.encode())
        self.wait(until)

    def wait(self, until):
        """Waits until the screen shows a text and nothing more of it is on its way."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            text = "\n".join(self.screen.display)
            shown = until in text and "asking the bank" not in text
            ready = select.select([self.terminal], [], [], 0.2 if shown else end - time.monotonic())[0]
            if ready:
                self.stream.feed(os.read(self.terminal, 65536))
            elif shown:
                return
        sys.exit(f"no {until!r} in\n" + "\n".join(self.screen.display))

    def end(self, keys):
        """Presses the keys that leave, and waits for the end."""
        os.write(self.terminal, keys.encode())
        try:
            while os.read(self.terminal, 65536):
                pass
        except OSError:
            pass  # How a terminal says that its program is gone.

    def picture(self, path):
        """Draws the screen."""
        width, height = COLUMNS * CELL_WIDTH + 2 * MARGIN, ROWS * CELL_HEIGHT + 2 * MARGIN
        lines = [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}" '
            f'viewBox="0 0 {width:.0f} {height:.0f}" font-family="\'DejaVu Sans Mono\', Menlo, Consolas, '
            f'monospace" font-size="14">',
            f'<rect width="100%" height="100%" rx="8" fill="{PAPER}"/>',
        ]
        for row in range(ROWS):
            for column, text, style in runs(self.screen.buffer[row]):
                lines += drawn(row, column, text, style)
        lines.append("</svg>\n")
        with open(path, "w", encoding="utf-8") as file:
            file.write("\n".join(lines))


def runs(cells):
    """The parts of a row that look alike: column, text, style; blanks between them left out."""
    column = 0
    while column < COLUMNS:
        cell = cells[column]
        style = cell._replace(data="")
        start, text, plain = column, "", cell.data.isascii()
        # Signs stand apart from words, so that another font's width of them moves nothing.
        while column < COLUMNS and cells[column]._replace(data="") == style and cells[column].data.isascii() == plain:
            text += cells[column].data
            column += 1
        if text.strip() or style.reverse or style.bg != "default":
            yield start, text, style


def drawn(row, column, text, style):
    """The elements of one run."""
    ink, paper = INKS.get(style.fg, INK), INKS.get(style.bg, PAPER)
    if style.reverse:
        ink, paper = paper, ink
    x, y = MARGIN + column * CELL_WIDTH, MARGIN + row * CELL_HEIGHT
    if paper != PAPER:
        yield f'<rect x="{x:.1f}" y="{y}" width="{len(text) * CELL_WIDTH:.1f}" height="{CELL_HEIGHT}" fill="{paper}"/>'
    blank = len(text) - len(text.lstrip())
    x, text = x + blank * CELL_WIDTH, text.strip()
    if text:
        shown = html.escape(text).replace(" ", "&#160;")
        looks = (' font-weight="bold"' if style.bold else "") + (' opacity="0.6"' if style.blink else "")
        yield (f'<text x="{x:.1f}" y="{y + 13.5}" textLength="{len(text) * CELL_WIDTH:.1f}" lengthAdjust="spacingAndGlyphs" '
               f'fill="{ink}"{looks}>{shown}</text>')


def main():
    vsq, folder = sys.argv[1:]
    to = lambda name: os.path.join(folder, name + ".svg")
    review = Program([vsq, "review", "customer-questionnaire.xlsx", "--bank", "answers", "--today", "2026-07-01"])
    review.wait("to decide")
    review.press("nn", "4 of")
    review.picture(to("review"))
    review.press("r", "esc close")
    review.picture(to("reasons"))
    review.press("\x1b", "q quit")
    review.press("b", "Search the bank")
    review.press("backup", "> backup")
    review.picture(to("search-bank"))
    review.press("\x1b", "q quit")
    review.press("A", "Accept above")
    review.picture(to("accept-above"))
    review.press("n", "q quit")
    review.press("g", "to be written")
    review.picture(to("sheet"))
    review.press("\x1b", "q quit")
    review.press(":", "Commands")
    review.picture(to("commands"))
    review.press("\x1b", "q quit")
    review.press("nd", "Why it is left blank")
    review.press("asked of our insurer\r", "declined")
    review.end("q")
    home = Program([vsq])
    home.wait("customer-questionnaire.xlsx")
    home.picture(to("home"))
    home.end("\x1b")


main()
