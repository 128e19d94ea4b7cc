package dev.muster.server.liveface;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the page at {@code /face} is told over its socket; words are in the visitor's language. */
sealed interface FaceMessage {
    String type();

    /** Others come first. */
    record Waiting(String type, int before, String words) implements FaceMessage {
        static Waiting of(int before, String words) {
            return new Waiting("waiting", before, words);
        }
    }

    /** The turn has come: frames are looked at from now on. */
    record Begun(String type, int total, long seconds) implements FaceMessage {
        static Begun of(int total, long seconds) {
            return new Begun("begin", total, seconds);
        }
    }

    /**
     * How it goes.
     *
     * @param prompt its name, for the arrow; left out while nothing is asked for
     * @param words what to do now
     * @param hint what would help; left out where nothing would
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Going(
            String type,
            @Nullable String prompt,
            String words,
            @Nullable String hint,
            int done,
            int total) implements FaceMessage {
        static Going of(@Nullable String prompt, String words, @Nullable String hint, int done, int total) {
            return new Going("progress", prompt, words, hint, done, total);
        }
    }

    /** It was right: to be redeemed with the page's own form. */
    record Passed(String type) implements FaceMessage {
        static final Passed ONE = new Passed("passed");
    }

    /** It was not. */
    record Failed(String type, List<String> words) implements FaceMessage {
        static Failed because(List<String> words) {
            return new Failed("failed", List.copyOf(words));
        }
    }

    /**
     * It was not looked at.
     *
     * @param reason a word for the page
     * @param words the same for people
     */
    record Sorry(String type, String reason, String words) implements FaceMessage {
        static Sorry because(String reason, String words) {
            return new Sorry("sorry", reason, words);
        }
    }
}
