"""The words that go with each figure: title, caption, descriptions, marks; one table, from which sidecars are written.

The title and the caption may name a test. `alt` and the title inside the picture may not: they are what a
learner who is to name the test reads. What no source at hand supports is said to be judgement or convention.
"""

from __future__ import annotations

from dataclasses import dataclass

SOURCE = "Drawn by a program from positions set by hand."
POSITIVE = "Positive: it reproduces the familiar pain; any other pain does not count."
JUDGED = "Our judgement:"
TABLE = "The patient lies on an examination table"


@dataclass(frozen=True, slots=True)
class Mark:
    """One numbered mark over the picture; its place comes from the drawing."""

    id: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Legend:
    """All words of one figure; `inside` is the neutral title in the picture itself."""

    inside: str
    title: str
    caption: str
    alt: str
    full: str
    marks: tuple[Mark, ...] = ()


FABER = Legend(
    inside="Manoeuvre 1",
    title="Patrick's test (FABER)",
    caption=(
        "On the back, one ankle on the other thigh, so that the hip is bent, abducted and turned outward; one "
        f"hand pushes the bent knee down, the other holds the opposite anterior superior iliac spine. {POSITIVE} "
        f"{JUDGED} the hip is loaded as well, so note where it hurts. Position and push are a convention of this "
        "drawing; the sources at hand give the name only [@vdwurff2006]."
    ),
    alt=(
        f"{TABLE}, face up. The left ankle rests on the right thigh above the knee, the left knee points outward. "
        "An examiner beside the table has one hand on the left knee; on its inner side an arrow points down. The "
        "other hand is on the front of the pelvis on the right, with a double ring around it."
    ),
    full=(
        "The left leg makes a figure four with the right one. The arrow shows the push on the left knee towards "
        "the table. The double ring shows that the right anterior superior iliac spine is held still."
    ),
    marks=(
        Mark("push", "Push", "The left knee is pushed towards the table."),
        Mark("hold", "Held still", "The right anterior superior iliac spine, opposite the side that is tested."),
    ),
)
GAENSLEN = Legend(
    inside="Manoeuvre 2",
    title="Gaenslen's test",
    caption=(
        "On the back at the edge of the table: one hip is fully bent, the other leg hangs over the edge and is "
        f"pressed further down [@technique2012]. {POSITIVE} In that source the hanging leg is on the tested side, "
        "and the patient holds the bent one; by convention of this drawing the examiner pushes both, and the edge is "
        "the foot end. The report does not say which leg hung [@case:not-gaenslen-leg]. "
        f"{JUDGED} both hips and the other sacroiliac joint are loaded as well."
    ),
    alt=(
        f"{TABLE}, face up, the pelvis at its foot end. The left leg hangs over the end, the thigh slants below "
        "the level of the table, the knee is bent; the right hip and knee are bent, so that the right thigh points "
        "to the chest. An examiner at the end of the table has one hand on the left thigh, with an arrow pointing "
        "down, and the other hand on the right knee, with an arrow pointing to the patient's head."
    ),
    full=(
        "Two arrows show forces in opposite directions: the left thigh is pressed down over the end, into extension "
        "of the hip, and the right knee is pushed towards the chest, into flexion."
    ),
    marks=(
        Mark("down", "Push", "The hanging left thigh is pressed down."),
        Mark("bend", "Push", "The bent right knee is pushed towards the chest."),
    ),
)
PRONE_SHEAR = Legend(
    inside="Manoeuvre 3",
    title="SIJ shear test, face down",
    caption=(
        "Face down; one palm presses on the back of one ilium, beside the sacrum, so that the ilium shears on the "
        f"sacrum. {POSITIVE} The whole drawing is a convention: a score counts a test of this name "
        "[@kurosawa2017], but no source at hand describes it, so no direction is drawn. The report does not "
        'describe its own either [@case:not-shear-technique]. Elsewhere the thigh thrust is called a "shear test" '
        f"[@wikism]. {JUDGED} the lumbar spine is loaded as well."
    ),
    alt=(
        f"{TABLE}, face down. Pelvis and sacrum are drawn as if seen through the clothes. An examiner on the far "
        "side has the palm of one hand on the back of the left hip bone, to the left of the sacrum; short rays "
        "stand all around that hand. There is no arrow. The examiner's other hand is on the table, by the patient's "
        "right shoulder."
    ),
    full=(
        "The hand covers part of the left ilium; the sacrum beside it is free. The rays mean pressure whose direction "
        "is left open. The hand lies off the midline, and only one hand presses."
    ),
    marks=(Mark("press", "Pressure", "On the back of the left ilium, beside the sacrum. The direction is left open."),),
)
DISTRACTION = Legend(
    inside="Manoeuvre 4",
    title="Distraction (gapping)",
    caption=(
        "On the back; both anterior superior iliac spines are pushed backward and outward [@technique2012]. "
        f"{POSITIVE} {JUDGED} both sacroiliac joints are loaded at once. Straight or crossed arms are a convention "
        "of the drawing."
    ),
    alt=(
        f"{TABLE}, face up, seen from the feet. An examiner beside the table has one hand on the front of the "
        "pelvis on each side. Two arrows start at the hands and lead outward and down, away from each other. A small "
        "round picture shows the pelvic ring cut across, with an arrow at each wing pointing outward and down."
    ),
    full=(
        "Each arrow shows the push of one hand on an anterior superior iliac spine, outward and backward, towards "
        "the table. The round window repeats both pushes on the bones."
    ),
    marks=(
        Mark("left", "Push", "The left anterior superior iliac spine, outward and backward."),
        Mark("right", "Push", "The right anterior superior iliac spine, outward and backward."),
        Mark(
            "window",
            "The bones",
            "The pelvic ring cut across, seen from the feet, the belly up; the same two pushes.",
        ),
    ),
)
COMPRESSION = Legend(
    inside="Manoeuvre 5",
    title="Compression",
    caption=(
        "On the side, facing away from the examiner; the upper iliac crest is pushed down [@technique2012]. "
        f"{POSITIVE} {JUDGED} both sacroiliac joints are loaded at once."
    ),
    alt=(
        f"{TABLE} on the right side, hips and knees bent, facing the reader. An examiner behind the patient has "
        "both hands, one on the other, on the uppermost part of the pelvis; an arrow points straight down to "
        "them. A small round picture shows the pelvic ring cut across, lying on its side as the patient does, with "
        "an arrow at each wing pointing inward, one from above, one from below."
    ),
    full=(
        "The arrow shows the push of both hands on the upper, left iliac crest towards the table. In the round "
        "window, seen from the feet with the belly to the left, the upper arrow is this push, the lower one the "
        "resistance of the table."
    ),
    marks=(
        Mark("push", "Push", "The left iliac crest, which lies uppermost, is pushed towards the table."),
        Mark("window", "The bones", "The pelvic ring cut across: the push above, the table against it below."),
    ),
)
THIGH_THRUST = Legend(
    inside="Manoeuvre 6",
    title="Thigh thrust",
    caption=(
        "On the back, hip and knee at about a right angle; one hand lies under the sacrum, the other pushes down "
        f"along the femur, a posterior shear of the joint [@wikism] [@technique2012]. {POSITIVE} This test is "
        'called posterior shear or "shear test" elsewhere [@wikism]; the report does not describe its own SIJ '
        f"shear test [@case:not-shear-technique], so do not take one for the other. {JUDGED} the hip is loaded as "
        "well."
    ),
    alt=(
        f"{TABLE}, face up, the right leg straight. The left hip and knee are bent to a right angle, so that the "
        "left thigh points straight up. An examiner on the far side has one hand on the left knee, with an arrow "
        "that starts at the knee and points down along the thigh. A bone at the back of the pelvis is drawn as if seen "
        "through the clothes; the other hand lies under it, dashed because it is hidden, and a double ring goes around "
        "both."
    ),
    full=(
        "The arrow shows the push on the knee in the line of the femur, towards the table. The double ring shows "
        "the hand that holds the sacrum from below."
    ),
    marks=(
        Mark("push", "Push", "Down, in the line of the left femur."),
        Mark("hold", "Held still", "The sacrum, by the hand beneath it."),
    ),
)
SACRAL_THRUST = Legend(
    inside="Manoeuvre 7",
    title="Sacral thrust",
    caption=(
        f"Face down; three thrusts push the sacrum forward, that is towards the table [@technique2012]. {POSITIVE} "
        f"{JUDGED} both sacroiliac joints and the lowest lumbar segment are loaded at once. The place on the sacrum, "
        "and one hand on the other, are conventions of the drawing."
    ),
    alt=(
        f"{TABLE}, face down, seen from the feet. Pelvis and sacrum are drawn as if seen through the clothes. An "
        "examiner beside the table has both hands, one on the other, on the sacrum, between the two hip bones, the "
        "elbows straight and the shoulders above the hands; an arrow points straight down to them. A small round "
        "picture shows the pelvic ring cut across, the belly down, with an arrow that points down to the sacrum."
    ),
    full=(
        "The arrow shows the push of both hands on the sacrum, straight towards the table. The lower "
        "end of the sacrum is seen below the hands and a hip bone on either side, so the hands lie in the midline. The "
        "round window repeats the push on the bones."
    ),
    marks=(
        Mark("push", "Push", "The sacrum is pushed straight towards the table."),
        Mark("window", "The bones", "The pelvic ring cut across, seen from the feet, the belly down; the same push."),
    ),
)
PAIN_MAP = Legend(
    inside="Pain map",
    title="Where the pain lay",
    caption=(
        "Trunk and buttocks from behind. The pain lay in the lower lumbar area and the buttock, below the spinous "
        "process of L5 [@case:pain-site], on the left [@case:pain-side]; the report gives no outline, so the "
        "borders are our choice. The Fortin area reaches about 10 cm down and 3 cm outward from the posterior "
        "superior iliac spine [@fortin1994] [@vdwurff2006b]. A posterior iliac spine was tender; which one, and on "
        "which side, is left open [@case:tenderness]."
    ),
    alt=(
        "Trunk and buttocks of a person seen from behind, left on the left. A dot in the midline of the lower "
        "back; on each side of it, lower, a small arc, and from there an upright rectangle, down and outward. On the "
        "left a hatched area with a dashed border reaches from the level of the dot over the buttock. A bar shows "
        "10 cm."
    ),
    full=(
        "The dot is the spinous process of L5, each arc a posterior superior iliac spine, each rectangle a Fortin "
        "area of 3 by 10 cm on the scale of the drawing. The hatched area is where the report puts the pain: "
        "left, lower lumbar area and buttock, below L5. Its borders are a convention of the drawing, and so are "
        "the distances between landmarks."
    ),
    marks=(
        Mark("l5", "Spinous process of L5", "The pain lay below it."),
        Mark("psis", "Posterior superior iliac spine", "One on each side."),
        Mark("area", "Fortin area", "About 10 cm down and 3 cm outward from the spine at mark 2."),
        Mark("patient", "The patient's area", "Left lower lumbar area and buttock; the report gives no outline."),
    ),
)
JOINT_PARTS = Legend(
    inside="Parts of a joint",
    title="Two parts of the sacroiliac joint",
    caption=(
        "Schematic slices, not to scale. In front and below, cartilage lines the joint; behind and above lie "
        "ligaments [@sij-anatomy]. Only in the lowest third of the cartilaginous part do the margins resemble those "
        "of a synovial joint [@puhakka2004]. Where cartilage ends on a coronal slice depends on the slice."
    ),
    alt=(
        "Two slices through the pelvis. The larger one is coronal: a wedge-shaped bone in the middle, a wing on "
        "each side; the gap between them is a solid band below and hatched above. The smaller one is axial: the "
        "band lies in front, the hatching behind."
    ),
    full=(
        "The wedge is the sacrum, the wings are the iliac bones. The solid band is the cartilaginous part of the "
        "joint: lower in the coronal slice, towards the front in the axial one. The hatching is the ligamentous "
        "part: upper and behind."
    ),
    marks=(
        Mark("sacrum", "Sacrum", "The middle bone."),
        Mark("ilium", "Ilium", "One on each side."),
        Mark("cartilage", "Cartilaginous part", "The solid band: lower, and towards the front."),
        Mark("ligament", "Ligamentous part", "The hatching: upper, and towards the back."),
    ),
)
COURSE = Legend(
    inside="Course",
    title="The course: pain and MRI, left and right",
    caption=(
        "Time runs from top to bottom; the lines are not to scale, since the report does not say from which day the 3 "
        "and the 5 months are counted [@case:not-course-start]. Pain on the left [@case:pain-side] was gone within "
        "3 months [@case:course-1]; then came pain on the right [@case:return]. MRI showed marrow edema at the left "
        "joint [@case:scan-1-reading], later at the right one, with the left cleared [@case:scan-2] "
        "[@case:scan-2-other], and in the end at neither [@case:scan-3-sides]."
    ),
    alt=(
        "Seven lines from top to bottom with two columns for pain and two for MRI, left and right. A bar for left "
        "pain runs over the first four lines, a bar for right pain over the fifth and sixth; a table beside it says "
        "the same."
    ),
    full=(
        "Left pain begins two weeks before the first visit. MRI 1, two weeks later: edema at the left joint, on its "
        "iliac and sacral side; the right joint is not mentioned. Left pain gone within 3 months; an MRI at that "
        "moment is not reported. Two months after that: right pain; MRI 2: edema at the right joint, whose sacral side "
        "the report's caption names, and the left edema has gone. After 5 months: no symptoms, MRI 3 normal. Then "
        "2 years without recurrence; an MRI in that time is not reported."
    ),
)
HERO = Legend(
    inside="A man on a stool",
    title="A man who cannot sit comfortably",
    caption=(
        "Sitting made the pain worse, especially where the back had no support [@case:sitting]. The report describes "
        "no posture: how he sits and where his hands are is our choice."
    ),
    alt=(
        "Seen from behind, a man sits on a stool without a backrest. He leans to his right and presses his left hand "
        "to the left buttock."
    ),
    full=(
        "The left buttock is on the left of the picture. The right hand holds the edge of the seat and takes some of "
        "the weight."
    ),
)
LEGENDS = {
    "manoeuvre-1": FABER,
    "manoeuvre-2": GAENSLEN,
    "manoeuvre-3": PRONE_SHEAR,
    "manoeuvre-4": DISTRACTION,
    "manoeuvre-5": COMPRESSION,
    "manoeuvre-6": THIGH_THRUST,
    "manoeuvre-7": SACRAL_THRUST,
    "pain-map": PAIN_MAP,
    "joint-parts": JOINT_PARTS,
    "course": COURSE,
    "hero": HERO,
}
