package dev.muster.server.bulk;

import dev.muster.server.bulk.ListColumns.Column;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;

/** Reads the rows of a list of people. */
final class ListRow {
    private static final int LONGEST = 200;

    private final PhotoFiles files;
    private final ListColumns columns;
    private final String folder;

    /** @param folder where in the source the list lies, with a slash at its end; blank at the top */
    ListRow(PhotoFiles files, ListColumns columns, String folder) {
        this.files = files;
        this.columns = columns;
        this.folder = folder;
    }

    /** The steps that a row asks for. */
    List<PlannedPhoto> photos(CSVRecord row) {
        String line = "line %d".formatted(row.getRecordNumber());
        PersonEntry person;
        try {
            person = person(row);
        } catch (DateTimeParseException e) {
            return List.of(
                    refused(row, line, "expected dates like 2026-03-31, got \"%s\"".formatted(e.getParsedString())));
        }
        if (person.name().isBlank()) {
            return List.of(refused(row, line, "has no name"));
        }
        if (person.name().length() > LONGEST
                || person.externalId().filter(id -> id.length() > LONGEST).isPresent()) {
            return List.of(refused(row, line, "has a name or an id of more than %d characters".formatted(LONGEST)));
        }
        List<String> photos = parts(columns.cell(row, Column.PHOTOS));
        return photos.isEmpty()
                ? List.of(new PlannedPhoto(person, line, Optional.empty(), Optional.empty()))
                : photos.stream().map(photo -> photo(person, photo)).toList();
    }

    private PersonEntry person(CSVRecord row) {
        Set<String> groups = parts(columns.cell(row, Column.GROUPS)).stream()
                .map(NamedPhotos::composed)
                .collect(Collectors.toCollection(TreeSet::new));
        String externalId = columns.cell(row, Column.EXTERNAL_ID);
        return new PersonEntry(
                NamedPhotos.composed(columns.cell(row, Column.NAME)),
                externalId.isEmpty() ? Optional.empty() : Optional.of(externalId),
                groups,
                day(columns.cell(row, Column.VALID_FROM)),
                day(columns.cell(row, Column.VALID_TO)),
                true);
    }

    private PlannedPhoto photo(PersonEntry person, String reference) {
        String path = reference.replace('\\', '/').replaceFirst("^(\\./)+", "");
        String name = path.substring(path.lastIndexOf('/') + 1);
        Optional<PhotoFile> file = Stream.of(folder + path, path, folder + name)
                .flatMap(candidate -> files.find(candidate).stream())
                .findFirst();
        Optional<String> refusal = file.isPresent()
                ? files.refusal(file.get())
                : Optional.of(SafePath.refusal(path).orElse("is not among the files"));
        return new PlannedPhoto(person, reference, refusal.isPresent() ? Optional.empty() : file, refusal);
    }

    private PlannedPhoto refused(CSVRecord row, String line, String reason) {
        return new PlannedPhoto(
                PersonEntry.named(NamedPhotos.composed(columns.cell(row, Column.NAME))),
                line,
                Optional.empty(),
                Optional.of(reason));
    }

    private static Optional<LocalDate> day(String cell) {
        return cell.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(cell));
    }

    private static List<String> parts(String cell) {
        return Stream.of(cell.split("[;|]"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
