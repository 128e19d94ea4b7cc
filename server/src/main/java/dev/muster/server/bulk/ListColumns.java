package dev.muster.server.bulk;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVRecord;

/** Which column of a list holds what, by the words in its first line. */
record ListColumns(Map<Column, Integer> places) {

    /** What a list may say about a person, with the words that a column may be called by. */
    enum Column {
        NAME("name", "full name", "person", "person name"),
        EXTERNAL_ID("external id", "id", "employee id", "student id", "number", "roll number", "badge"),
        GROUPS("groups", "group", "class", "team", "department"),
        PHOTOS("photos", "photo", "photo names", "photo name", "image", "images", "file", "files", "picture"),
        VALID_FROM("valid from", "from", "start", "start date"),
        VALID_TO("valid to", "valid until", "to", "until", "end", "end date");

        private final String words;

        Column(String... words) {
            this.words = "/" + String.join("/", words) + "/";
        }

        private boolean isCalled(String word) {
            return !word.isEmpty() && words.contains("/" + word + "/");
        }
    }

    ListColumns {
        places = Map.copyOf(places);
    }

    /** The columns of a list whose first line is this; empty when none of them holds names. */
    static Optional<ListColumns> of(List<String> header) {
        Map<Column, Integer> places = new EnumMap<>(Column.class);
        for (int i = 0; i < header.size(); i++) {
            String word = header.get(i).strip().toLowerCase(Locale.ROOT).replaceAll("[_\\-/\\s]+", " ");
            for (Column column : Column.values()) {
                if (column.isCalled(word)) {
                    places.putIfAbsent(column, i);
                }
            }
        }
        return places.containsKey(Column.NAME) ? Optional.of(new ListColumns(places)) : Optional.empty();
    }

    /** What a row says; empty where it says nothing. */
    String cell(CSVRecord row, Column column) {
        Integer place = places.get(column);
        return place == null || place >= row.size() ? "" : row.get(place).strip();
    }
}
