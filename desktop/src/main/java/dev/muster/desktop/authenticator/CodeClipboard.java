package dev.muster.desktop.authenticator;

import java.awt.datatransfer.Clipboard;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.StringSelection;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Lends a code to the clipboard and takes it back after a minute, unless somebody has put something else there. */
final class CodeClipboard {
    static final Duration LENT = Duration.ofMinutes(1);

    private final Clipboard clipboard;
    private final Clock clock;
    private Optional<String> ours = Optional.empty();
    private Instant until = Instant.EPOCH;

    CodeClipboard(Clipboard clipboard, Clock clock) {
        this.clipboard = clipboard;
        this.clock = clock;
    }

    /** Puts a code there; false when the system does not let us. */
    boolean put(String code) {
        try {
            clipboard.setContents(new StringSelection(code), null);
            ours = Optional.of(code);
            until = clock.instant().plus(LENT);
            return true;
        } catch (IllegalStateException _) {
            return false;
        }
    }

    /** Takes the code back when its minute is over. */
    void look() {
        if (ours.isPresent() && !clock.instant().isBefore(until)) {
            takeBack();
        }
    }

    /** Takes the code back now, if it is still there. */
    void takeBack() {
        try {
            if (ours.isPresent() && ours.equals(content())) {
                clipboard.setContents(new StringSelection(""), null);
            }
            ours = Optional.empty();
        } catch (IllegalStateException _) {
            // Another program holds the clipboard at this moment: the next look tries again.
        }
    }

    private Optional<String> content() {
        try {
            return clipboard.isDataFlavorAvailable(DataFlavor.stringFlavor)
                    ? Optional.of((String) clipboard.getData(DataFlavor.stringFlavor))
                    : Optional.empty();
        } catch (UnsupportedFlavorException | IOException _) {
            return Optional.empty();
        }
    }
}
