package dev.muster.store.person;

/**
 * What went with a person.
 *
 * @param liveFaces attempts at showing a live face whose frames' hashes were kept
 * @param account whether the linked account was deleted
 * @param unlinked whether an account stays that had been linked
 */
public record Erased(
        int templates,
        int crops,
        int liveFaces,
        int consents,
        int punches,
        int recognitions,
        int importRows,
        int auditNames,
        boolean account,
        boolean unlinked) {

    /** The counts in words, without a name. */
    public String words() {
        return "%d templates, %d crops, hashes of %d live faces, %d consents, %d punches, %d recognitions, %d import rows, %d names in the audit log"
                .formatted(templates, crops, liveFaces, consents, punches, recognitions, importRows, auditNames);
    }
}
