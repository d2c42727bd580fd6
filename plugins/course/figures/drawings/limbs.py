"""Legs and arms: from clinical angles, or from a place to reach, to parts with an outline."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin

from course.figures.drawings.hand import Hand
from course.figures.drawings.parts import Ball, Part, Row, Side, make_row, reach
from course.figures.drawings.vector import UP, Vector, combine

THIGH, SHANK, UPPER_ARM, FOREARM = 43.0, 41.0, 29.5, 27.0
PALM, PALM_DEPTH = 5.0, 0.8  # from the wrist to the middle of the palm, along the fingers and towards the palm


@dataclass(frozen=True, slots=True)
class Socket:
    """A hip joint and the frame of its body; `outward` is away from the midline."""

    hip: Vector
    up: Vector
    forward: Vector
    outward: Vector


@dataclass(frozen=True, slots=True)
class LegPose:
    """Hip flexion, abduction, outward rotation and knee flexion in degrees; `point` bends the foot down.

    With `ankle` the hip and the knee follow from where the ankle is and where the knee points (`pole`).
    """

    flex: float = 0
    abduct: float = 0
    rotate: float = 0
    knee: float = 0
    point: float = 20
    ankle: Vector | None = None
    pole: Vector = UP


@dataclass(frozen=True, slots=True)
class Leg:
    """A leg in place: joints, the directions of both bones, where its front faces, the bend of the foot."""

    hip: Vector
    knee: Vector
    ankle: Vector
    thigh: Vector
    shin: Vector
    front: Vector
    point: float


@dataclass(frozen=True, slots=True)
class ArmPose:
    """Where the fingers point, where the palm faces, where the elbow goes; `curl` bends the fingers, in degrees."""

    fingers: Vector
    palm: Vector
    pole: Vector
    curl: float = 12


@dataclass(frozen=True, slots=True)
class Arm:
    """An arm in place."""

    shoulder: Vector
    elbow: Vector
    wrist: Vector
    fingers: Vector
    facing: Vector
    palm: Vector
    curl: float


def place_leg(socket: Socket, side: Side, pose: LegPose) -> Leg:
    """Find the joints of a leg."""
    hip = socket.hip
    if pose.ankle:
        knee, ankle = reach(hip, pose.ankle, (THIGH, SHANK), pose.pole)
        thigh, shin = knee.minus(hip).unit(), ankle.minus(knee).unit()
        bent = thigh.minus(shin)
        front = bent.without(shin) if bent.size() > 0.05 else socket.forward.without(shin)
        return Leg(hip, knee, ankle, thigh, shin, front, pose.point)
    thigh, front = _swing(socket, side, pose)
    bend = radians(pose.knee)
    shin = combine((thigh, cos(bend)), (front, -sin(bend))).unit()
    front = combine((front, cos(bend)), (thigh, sin(bend))).unit()
    knee = hip.plus(thigh, THIGH)
    return Leg(hip, knee, knee.plus(shin, SHANK), thigh, shin, front, pose.point)


def _swing(socket: Socket, side: Side, pose: LegPose) -> tuple[Vector, Vector]:
    """Return where the thigh points and where the knee cap faces."""
    flex, abduct = radians(pose.flex), radians(pose.abduct)
    forward = combine((socket.forward, sin(flex)), (socket.up, -cos(flex)))
    thigh = combine((forward, cos(abduct)), (socket.outward, sin(abduct)))
    turn = 1 if side == "l" else -1
    axis = socket.outward.without(thigh).turned(thigh, turn * pose.rotate)
    front = axis.cross(thigh)
    facing = combine((socket.forward, cos(flex)), (socket.up, sin(flex)))
    return thigh, front if front.dot(facing) >= 0 else front.scaled(-1)


def make_leg(leg: Leg, side: Side, fill: str) -> dict[str, Part]:
    """Return leg and foot."""
    melts = [("trunk", Ball(leg.hip, 15)), ("shorts", Ball(leg.hip, 15))]
    ankle = [(f"leg_{side}", Ball(leg.ankle.plus(leg.shin, -1.5), 6.5))]
    return {
        f"leg_{side}": Part([_thigh_row(leg), _shin_row(leg)], fill, melts, soft=1.2, step=0.7),
        f"foot_{side}": Part(_foot_rows(leg), fill, ankle, soft=1.2, step=0.55, axis=leg.shin),
    }


def make_short(leg: Leg, fill: str, hem: float) -> Part:
    """Return the leg of the shorts, which covers the share `hem` of the thigh and ends straight."""
    covered = round(hem * 20)
    row = [Ball(ball.at, ball.radius + 0.6 + 0.05 * place) for place, ball in enumerate(_thigh_row(leg)[:covered])]
    melts = [("trunk", Ball(leg.hip, 15)), ("shorts", Ball(leg.hip, 15))]
    return Part([row], fill, melts, soft=0.5, step=0.7, hem=(row[-1].at.plus(leg.thigh, -3.2), leg.thigh))


def _thigh_row(leg: Leg) -> Row:
    front = leg.front.without(leg.thigh) if abs(leg.front.dot(leg.thigh)) < 0.98 else leg.front
    return make_row(
        [
            (leg.hip.plus(leg.thigh, 1).plus(front, -0.5), 9.6),
            (leg.hip.plus(leg.thigh, 12), 8.8),
            (leg.hip.plus(leg.thigh, 26).plus(front, 0.6), 7.6),
            (leg.hip.plus(leg.thigh, 37).plus(front, 0.3), 6.2),
            (leg.knee, 5.7),
        ]
    )


def _shin_row(leg: Leg) -> Row:
    return make_row(
        [
            (leg.knee, 5.7),
            (leg.knee.plus(leg.shin, 6), 5.3),
            (leg.knee.plus(leg.shin, 14).plus(leg.front, -1.1), 5.7),
            (leg.knee.plus(leg.shin, 26).plus(leg.front, -0.5), 4.4),
            (leg.ankle.plus(leg.shin, -3), 3.5),
            (leg.ankle, 3.5),
        ]
    )


def _foot_rows(leg: Leg) -> list[Row]:
    """Return both borders of the foot and its back."""
    bend = radians(leg.point)
    toe = combine((leg.front, cos(bend)), (leg.shin, sin(bend))).unit()
    sole = combine((leg.shin, cos(bend)), (leg.front, -sin(bend))).unit()
    wide = toe.cross(sole)

    def place(along: float, down: float, across: float = 0) -> Vector:
        return leg.ankle.plus(toe, along).plus(sole, down).plus(wide, across)

    borders = [
        make_row(
            [
                (place(-3.6, 3.2), 3.2),
                (place(5, 3, 1.6 * direction), 2.9),
                (place(13, 4.6, 2.6 * direction), 1.9),
                (place(18.5, 5.1, 2 * direction), 1.4),
            ],
            4,
        )
        for direction in (-1, 1)
    ]
    back = [(leg.ankle, 3.5), (place(4, 1.5), 3.3), (place(12, 4), 2.2), (place(18.8, 5), 1.5)]
    return [*borders, make_row(back, 4)]


def place_arm(shoulder: Vector, landmark: Vector, pose: ArmPose) -> Arm:
    """Find the joints of an arm whose palm goes to the landmark, as near as it reaches."""
    fingers = pose.fingers.unit()
    facing = pose.palm.without(fingers)
    wanted = landmark.plus(fingers, -PALM).plus(facing, -PALM_DEPTH)
    elbow, wrist = reach(shoulder, wanted, (UPPER_ARM, FOREARM), pose.pole)
    palm = wrist.plus(fingers, PALM).plus(facing, PALM_DEPTH)
    return Arm(shoulder, elbow, wrist, fingers, facing, palm, pose.curl)


def make_arm(arm: Arm, fill: str) -> Part:
    """Return a bare arm."""
    return Part([_upper_row(arm), _fore_row(arm)], fill, [("trunk", Ball(arm.shoulder, 9))], soft=0.8)


def make_sleeve(arm: Arm, fill: str) -> Part:
    """Return an arm in a sleeve that widens to a cuff at the wrist."""
    fore = _fore_row(arm)
    rows = [
        [Ball(ball.at, ball.radius + 0.5) for ball in _upper_row(arm)],
        [Ball(ball.at, ball.radius + 0.5 + 0.8 * place / len(fore)) for place, ball in enumerate(fore)],
    ]
    hem = (arm.wrist.plus(_lower(arm), 0.6), _lower(arm))
    return Part(rows, fill, [("trunk", Ball(arm.shoulder, 9))], soft=0.8, hem=hem)


def make_hand(arm: Arm, side: Side, fill: str, *, bare: bool) -> Part:
    """Return a hand; on a bare arm it grows out of it, else out of the cuff."""
    direction = -1 if side == "l" else 1
    thumbward = arm.fingers.cross(arm.facing).scaled(direction)
    hand = Hand(arm.wrist, arm.fingers, arm.facing, thumbward, arm.curl)
    return hand.make_part(fill, [(f"arm_{side}", Ball(arm.wrist, 4.5))] if bare else [])


def _lower(arm: Arm) -> Vector:
    return arm.wrist.minus(arm.elbow).unit()


def _upper_row(arm: Arm) -> Row:
    upper = arm.elbow.minus(arm.shoulder).unit()
    return make_row(
        [(arm.shoulder, 5.9), (arm.shoulder.plus(upper, 9), 5.1), (arm.shoulder.plus(upper, 20), 4.4), (arm.elbow, 3.9)]
    )


def _fore_row(arm: Arm) -> Row:
    lower = _lower(arm)
    return make_row(
        [(arm.elbow, 3.9), (arm.elbow.plus(lower, 6), 4.3), (arm.elbow.plus(lower, 15), 3.6), (arm.wrist, 2.6)]
    )
