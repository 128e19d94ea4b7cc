package dev.muster.store.person;

import java.time.LocalDate;
import java.util.Optional;

/** What recognising a person needs to know besides the templates: what to call them, and on which days. */
public record Subject(String personId, String name, Optional<LocalDate> validFrom, Optional<LocalDate> validTo) {

    /** Whether they may be recognised on that day. */
    public boolean validOn(LocalDate day) {
        return validFrom.map(from -> !day.isBefore(from)).orElse(true)
                && validTo.map(to -> !day.isAfter(to)).orElse(true);
    }
}
