package dev.muster.server.findex;

import dev.muster.server.live.Lookout;
import dev.muster.server.security.Viewer;
import dev.muster.store.register.Recognised;
import dev.muster.store.register.Recognitions;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who was recognised today, as far as a viewer may know. */
@Component
class TodaysList {
    private static final int LOOKED_AT = 1000;
    private static final int SHOWN = 40;

    private final Recognitions recognitions;
    private final Clock clock;

    TodaysList(Recognitions recognitions, Clock clock) {
        this.recognitions = recognitions;
        this.clock = clock;
    }

    /**
     * A person in the list.
     *
     * @param time when and
     * @param source where they were recognised last
     * @param times how often
     */
    record Entry(String personId, String name, ZonedDateTime time, String source, long times) {

        /** What a round picture shows while there is none. */
        public String initials() {
            return Arrays.stream(name.strip().split("\\s+"))
                    .filter(part -> !part.isEmpty())
                    .limit(2)
                    .map(part ->
                            part.substring(0, part.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT))
                    .collect(Collectors.joining());
        }
    }

    /** The latest first; a member's own, a kiosk's own, everybody for others. */
    List<Entry> of(Viewer viewer) {
        Map<String, List<Recognised>> byPerson = rows(viewer).stream()
                .collect(Collectors.groupingBy(Recognised::personId, LinkedHashMap::new, Collectors.toList()));
        return byPerson.values().stream()
                .limit(SHOWN)
                .map(rows -> new Entry(
                        rows.getFirst().personId(),
                        rows.getFirst().name(),
                        rows.getFirst().time(),
                        rows.getFirst().source(),
                        rows.size()))
                .toList();
    }

    private List<Recognised> rows(Viewer viewer) {
        LocalDate day = LocalDate.now(clock);
        if (viewer.member()) {
            return viewer.personId()
                    .map(person -> recognitions.of(person, day, LOOKED_AT))
                    .orElse(List.of());
        }
        List<Recognised> all = recognitions.on(day, LOOKED_AT);
        String own = Lookout.sourceOf(viewer);
        return viewer.kiosk()
                ? all.stream().filter(row -> row.source().equals(own)).toList()
                : all;
    }
}
