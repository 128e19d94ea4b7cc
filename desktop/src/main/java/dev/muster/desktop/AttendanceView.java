package dev.muster.desktop;

import dev.muster.attendance.Scene;
import dev.muster.overlay.Mark;
import java.util.List;
import java.util.Optional;

/**
 * Everything the attendance window shows at one moment.
 *
 * @param scene the newest picture
 * @param day the date of the list, in words
 * @param present how many people are on the list
 * @param rows the list, newest on top
 * @param banners what has just happened, newest on top
 * @param notice what stands in front of the picture, because there is no live one
 * @param glow strength of the border's light, 0 to 1, when somebody was just recorded
 * @param moving whether it changes by itself within moments
 */
record AttendanceView(
        Optional<Scene> scene,
        String day,
        int present,
        List<Row> rows,
        List<Banner> banners,
        Optional<Notice> notice,
        Status status,
        double glow,
        boolean moving) {
    AttendanceView {
        rows = List.copyOf(rows);
        banners = List.copyOf(banners);
    }

    /**
     * A line of the list.
     *
     * @param fresh entered within the last moments
     */
    record Row(String name, String time, String similarity, boolean fresh) {
        /** The line as a screen reader says it. */
        String spoken() {
            return "%s, recorded %s, similarity %s".formatted(name, time, similarity);
        }
    }

    /** A sentence over the picture; opacity is from 0 to 1. */
    record Banner(Kind kind, String text, double opacity) {
        enum Kind {
            RECORDED,
            ALREADY_RECORDED,
            RESTORED,
            WARNING,
            ENDED
        }
    }

    /** A card in front of the picture. */
    record Notice(Mark mark, String title, String detail, boolean dims) {}

    /** The line under the picture. */
    record Status(Mark mark, Tone tone, String text) {
        enum Tone {
            QUIET,
            GOOD,
            BAD
        }
    }
}
