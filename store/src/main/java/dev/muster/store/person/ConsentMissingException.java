package dev.muster.store.person;

/** A template was to be kept of somebody who has not agreed, or no longer agrees, to it. */
public final class ConsentMissingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ConsentMissingException() {
        super("no template is kept without the person's consent; record the consent first");
    }
}
