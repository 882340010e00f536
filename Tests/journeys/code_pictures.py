"""Pictures of QR codes as a poor camera takes them, made from a seed: each turned, of some size, and damaged in one way
or in several. What is drawn is what libqrencode makes of the text."""

import ctypes
import dataclasses
import pathlib

import numpy

WIDTH, HEIGHT = 640, 480
QUIET = 4
LEVEL_M, MODE_8 = 1, 2
DAMAGES = ("none", "perspective", "blur", "noise", "dark", "uneven light", "low contrast", "small", "several")


class Symbol(ctypes.Structure):
    """libqrencode's QRcode."""
    _fields_ = [("version", ctypes.c_int), ("width", ctypes.c_int), ("data", ctypes.POINTER(ctypes.c_ubyte))]


library = ctypes.CDLL("libqrencode.so.4")
library.QRcode_encodeString.restype = ctypes.POINTER(Symbol)
library.QRcode_free.argtypes = [ctypes.POINTER(Symbol)]


def modules(text: str, level: int = LEVEL_M, version: int = 0) -> numpy.ndarray:
    """The modules of a code, 1 for dark, without the quiet zone."""
    symbol = library.QRcode_encodeString(text.encode(), version, level, MODE_8, 1)
    if not symbol:
        raise ValueError(f"no code holds {text!r}")
    width = symbol.contents.width
    dark = numpy.ctypeslib.as_array(symbol.contents.data, (width * width,)).reshape(width, width) & 1
    library.QRcode_free(symbol)
    return dark.astype(numpy.uint8).copy()


@dataclasses.dataclass
class Scene:
    """What the camera sees of a code: where its corners are, and all that is wrong with the picture."""
    corners: numpy.ndarray
    module: float
    blur: float = 0.0
    noise: float = 0.0
    black: float = 30.0
    white: float = 225.0
    shade: float = 0.0
    shade_angle: float = 0.0
    lamp: float = 0.0


def scene(damage: str, side: int, chance: numpy.random.Generator) -> Scene:
    """A code of `side` modules, its quiet zone among them, somewhere in the picture."""
    small = damage == "small"
    module = chance.uniform(1.8, 2.6) if small else chance.uniform(2.8, 0.95 * HEIGHT / side)
    corners = turned(side * module, chance)
    made = Scene(corners, module)
    some = damage == "several"
    if damage == "perspective" or some:
        made.corners = tilted(corners, chance.uniform(0.05, 0.15) if some else chance.uniform(0.1, 0.32), chance)
    if damage == "blur" or some:
        made.blur = module * (chance.uniform(0.2, 0.45) if some else chance.uniform(0.3, 0.9))
    if damage == "noise" or some:
        made.noise = chance.uniform(5, 15) if some else chance.uniform(15, 60)
    if damage == "dark":
        made.black, made.white = chance.uniform(2, 12), chance.uniform(25, 70)
        made.noise = chance.uniform(1, 5)
    if damage == "uneven light" or some:
        made.shade = chance.uniform(0.2, 0.5) if some else chance.uniform(0.5, 0.9)
        made.shade_angle = chance.uniform(0, 2 * numpy.pi)
        made.lamp = 0 if some else chance.choice([0, chance.uniform(40, 140)])
    if damage == "low contrast":
        made.black = chance.uniform(60, 140)
        made.white = made.black + chance.uniform(12, 40)
        made.noise = chance.uniform(0.5, 3)
    return made


def turned(size: float, chance: numpy.random.Generator) -> numpy.ndarray:
    """The corners of a square turned by any angle, as far inside the picture as it fits."""
    angle = chance.uniform(0, 2 * numpy.pi)
    cosine, sine = numpy.cos(angle), numpy.sin(angle)
    square = (numpy.array([[0, 0], [1, 0], [1, 1], [0, 1]]) - 0.5) * size
    square = square @ numpy.array([[cosine, sine], [-sine, cosine]])
    room = numpy.maximum(numpy.array([WIDTH, HEIGHT]) / 2 - numpy.abs(square).max(axis=0), 0)
    square *= min(1, *(numpy.array([WIDTH, HEIGHT]) / 2 / numpy.abs(square).max(axis=0)))
    return square + numpy.array([WIDTH, HEIGHT]) / 2 + chance.uniform(-room, room)


def tilted(corners: numpy.ndarray, strength: float, chance: numpy.random.Generator) -> numpy.ndarray:
    """The square held at a slant: a true perspective about an axis of any direction."""
    middle = corners.mean(axis=0)
    flat = corners - middle
    reach = numpy.linalg.norm(flat, axis=1).max()
    axis = chance.uniform(0, 2 * numpy.pi)
    depth = 1 + strength * (flat @ numpy.array([numpy.cos(axis), numpy.sin(axis)])) / reach
    return middle + flat / depth[:, None] * (1 - strength)


def homography(source: numpy.ndarray, target: numpy.ndarray) -> numpy.ndarray:
    rows, right = [], []
    for (x, y), (u, v) in zip(source, target):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        right += [u, v]
    return numpy.append(numpy.linalg.solve(numpy.array(rows), numpy.array(right)), 1).reshape(3, 3)


def blurred(picture: numpy.ndarray, sigma: float) -> numpy.ndarray:
    if sigma <= 0:
        return picture
    reach = int(numpy.ceil(3 * sigma))
    weights = numpy.exp(-0.5 * (numpy.arange(-reach, reach + 1) / sigma) ** 2)
    weights /= weights.sum()
    for axis in (0, 1):
        ends = [(reach, reach) if axis == which else (0, 0) for which in (0, 1)]
        wide, length = numpy.pad(picture, ends, mode="edge"), picture.shape[axis]
        picture = sum(weight * wide.take(range(place, place + length), axis)
                      for place, weight in enumerate(weights))
    return picture


def taken(dark: numpy.ndarray, seen: Scene, chance: numpy.random.Generator) -> numpy.ndarray:
    """The picture: grey bytes, a row after the other."""
    side = len(dark) + 2 * QUIET
    paper = numpy.zeros((side, side), numpy.float32)
    paper[QUIET:-QUIET, QUIET:-QUIET] = dark
    back = homography(seen.corners, numpy.array([[0, 0], [side, 0], [side, side], [0, side]], float))
    ink = numpy.zeros((HEIGHT, WIDTH), numpy.float32)
    table = numpy.zeros((HEIGHT, WIDTH), numpy.float32)
    rows, columns = numpy.mgrid[0:HEIGHT, 0:WIDTH].astype(numpy.float32)
    for right, down in ((0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)):
        x, y = columns + right, rows + down
        divisor = back[2, 0] * x + back[2, 1] * y + back[2, 2]
        u = (back[0, 0] * x + back[0, 1] * y + back[0, 2]) / divisor
        v = (back[1, 0] * x + back[1, 1] * y + back[1, 2]) / divisor
        inside = (u >= 0) & (u < side) & (v >= 0) & (v < side) & (divisor > 0)
        place = (numpy.clip(v, 0, side - 1).astype(int), numpy.clip(u, 0, side - 1).astype(int))
        ink += numpy.where(inside, paper[place], 0) / 4
        table += numpy.where(inside, 0, 0.25)
    # The table on which the card lies, darker than its paper.
    picture = seen.white + (seen.black - seen.white) * (ink + table * 0.45)
    picture = blurred(picture, max(seen.blur, 0.4))
    slope = (columns / WIDTH - 0.5) * numpy.cos(seen.shade_angle) + (rows / HEIGHT - 0.5) * numpy.sin(seen.shade_angle)
    picture *= 1 - seen.shade * numpy.clip(0.5 + slope, 0, 1)
    if seen.lamp:
        middle = seen.corners.mean(axis=0)
        distance = ((columns - middle[0] - 60) ** 2 + (rows - middle[1] + 40) ** 2) / 90 ** 2
        picture += seen.lamp * numpy.exp(-distance)
    picture += chance.normal(0, max(seen.noise, 0.5), picture.shape)
    return numpy.clip(numpy.rint(picture), 0, 255).astype(numpy.uint8)


def save(picture: numpy.ndarray, file: pathlib.Path) -> None:
    """As a portable grey map, which every tool reads."""
    file.write_bytes(b"P5\n%d %d\n255\n" % (picture.shape[1], picture.shape[0]) + picture.tobytes())
