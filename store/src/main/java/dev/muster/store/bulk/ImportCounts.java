package dev.muster.store.bulk;

/** How many steps of an import ended how. */
public record ImportCounts(long enrolled, long alreadyThere, long personsOnly, long refused) {

    public long done() {
        return enrolled + alreadyThere + personsOnly + refused;
    }
}
