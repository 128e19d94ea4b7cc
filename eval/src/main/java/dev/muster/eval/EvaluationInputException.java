package dev.muster.eval;

import java.io.Serial;

/** Pairs or images that cannot be evaluated; the message names the file and the line and says what was expected. */
public final class EvaluationInputException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    EvaluationInputException(String message) {
        super(message);
    }
}
