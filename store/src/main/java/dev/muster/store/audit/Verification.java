package dev.muster.store.audit;

/** What came out of walking the chain. */
public sealed interface Verification {

    /**
     * Nothing was changed, removed or put in.
     *
     * @param newest the last row, to be noted somewhere else
     * @param erased how many references stand for a name that has been erased
     */
    record Whole(Anchor newest, long erased) implements Verification {}

    /**
     * The chain holds up to the row before this one.
     *
     * @param seq the first row that is wrong or missing
     */
    record Broken(long seq, Flaw flaw) implements Verification {}

    /** What is wrong with a row. */
    enum Flaw {
        CHANGED("was changed: its content does not give its hash"),
        MISSING("is missing"),
        NOT_CHAINED("does not follow the row before it: a row was changed, removed or put in here"),
        INSERTED("was put in: the log's end is before it"),
        CUT_OFF("and what followed it are missing: the log was cut off"),
        NAME_CHANGED("names somebody else than when it was written"),
        HEAD_CHANGED("is not the one that the log's end remembers"),
        NOT_AS_NOTED("is not the one that was noted: the log was written anew");

        private final String words;

        Flaw(String words) {
            this.words = words;
        }

        /** What comes after "row N". */
        public String words() {
            return words;
        }
    }
}
