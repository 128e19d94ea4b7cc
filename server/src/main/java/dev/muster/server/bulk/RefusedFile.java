package dev.muster.server.bulk;

import java.io.IOException;

/** A file is not read; the message says why, without the file's name. */
final class RefusedFile extends IOException {
    private static final long serialVersionUID = 1;

    RefusedFile(String reason) {
        super(reason);
    }
}
