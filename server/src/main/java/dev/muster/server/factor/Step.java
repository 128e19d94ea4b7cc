package dev.muster.server.factor;

/** A step of signing in that can be owed, and the page that takes it. */
public enum Step {
    PASSWORD("/confirm"),
    CODE("/code"),
    FACE("/face"),
    PASSKEY("/passkey"),
    /** Setting up what the policy asks for and the account lacks. */
    ENROL("/missing");

    private final String path;

    Step(String path) {
        this.path = path;
    }

    public String path() {
        return path;
    }
}
