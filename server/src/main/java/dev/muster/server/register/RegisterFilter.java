package dev.muster.server.register;

import dev.muster.attendance.register.Direction;
import dev.muster.server.security.Viewer;
import dev.muster.store.register.PunchQuery;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/** What the register page was asked for. */
record RegisterFilter(
        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate day,

        @Nullable String group,
        @Nullable String name,
        @Nullable String source,
        @Nullable Direction direction,
        @Nullable Integer page) {

    LocalDate dayOr(LocalDate today) {
        return day == null ? today : day;
    }

    int pageNumber() {
        return page == null ? 1 : Math.max(1, page);
    }

    /** The query, no wider than the viewer may see; empty when there is nobody the viewer may see. */
    Optional<PunchQuery> query(Viewer viewer, LocalDate today) {
        PunchQuery query = PunchQuery.of(dayOr(today))
                .filtered(text(group), text(name), text(source), Optional.ofNullable(direction));
        return switch (viewer.role()) {
            case ADMINISTRATOR -> Optional.of(query);
            case MANAGER -> Optional.of(query.seenBy(viewer.groupIds()));
            case MEMBER -> viewer.personId().map(query::ofPerson);
            case KIOSK -> Optional.empty();
        };
    }

    private static Optional<String> text(@Nullable String typed) {
        return Optional.ofNullable(typed).map(String::strip).filter(content -> !content.isEmpty());
    }
}
