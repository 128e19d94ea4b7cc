package dev.muster.attendance.known;

import dev.muster.face.Box;
import dev.muster.face.Face;
import dev.muster.frame.Frame;

/** Cuts a face out of a picture, as a small square for people's eyes. */
public final class FaceCrop {
    /** The longest side that a crop has, in pixels. */
    public static final int LONGEST = 192;

    /** The crop's side, in lengths of the face's box, which reaches from chin to brow. */
    private static final double SIDE = 1.9;
    /** How far above the box's centre the crop's centre lies, in heights of the box: hair belongs to it. */
    private static final double UPWARDS = 0.1;

    private FaceCrop() {}

    /** The square around a face, moved inside the picture where it would reach over its edge. */
    public static Frame of(Frame frame, Face face) {
        Box box = face.box();
        int room = Math.min(frame.width(), frame.height());
        int side = Math.clamp(Math.round(SIDE * Math.max(box.width(), box.height())), 1, room);
        double x = box.centre().x() - side / 2.0;
        double y = box.centre().y() - UPWARDS * box.height() - side / 2.0;
        Frame square = frame.cut(inside(x, frame.width() - side), inside(y, frame.height() - side), side, side);
        return side <= LONGEST ? square : square.scaled(LONGEST, LONGEST);
    }

    private static int inside(double start, int last) {
        return Math.clamp(Math.round(start), 0, last);
    }
}
