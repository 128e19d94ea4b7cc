package dev.muster.store.person;

/** How much went when a person's face was withdrawn. */
public record Withdrawn(int consents, int templates, int crops) {
    /** Whether anything did. */
    public boolean anything() {
        return consents + templates + crops > 0;
    }
}
