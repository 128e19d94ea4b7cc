package dev.muster.server.bulk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A CSV of people: a row each, with the names of their photos. Commas, semicolons and tabs all separate. */
final class PeopleList {
    private static final int MOST_BYTES = 32_000_000;

    private PeopleList() {}

    /** The list among a source's files, if there is one. */
    static Optional<PhotoFile> among(PhotoFiles files, List<PhotoFile> found) {
        List<PhotoFile> lists = found.stream()
                .filter(file -> file.endsWith(".csv") && file.parts().length <= 2)
                .filter(file -> isList(files, file))
                .toList();
        if (lists.size() > 1) {
            throw new BadSource("expected one CSV of people, found %d: %s"
                    .formatted(
                            lists.size(),
                            String.join(
                                    ", ", lists.stream().map(PhotoFile::path).toList())));
        }
        return lists.stream().findFirst();
    }

    private static boolean isList(PhotoFiles files, PhotoFile file) {
        try {
            return ListColumns.of(header(text(files, file))).isPresent();
        } catch (BadSource _) {
            return false;
        }
    }

    /** The steps that a list asks for: one a photo, or one for a person without any. */
    static List<PlannedPhoto> read(PhotoFiles files, PhotoFile list) {
        String text = text(files, list);
        if (text.indexOf('\0') >= 0) {
            throw new BadSource("%s: expected text, found a null character".formatted(list.name()));
        }
        ListColumns columns = ListColumns.of(header(text))
                .orElseThrow(() -> new BadSource(
                        "%s: expected a first line that names the columns, among them \"name\"; found \"%s\""
                                .formatted(list.name(), firstLine(text))));
        ListRow rows = new ListRow(files, columns, folderOf(list));
        List<PlannedPhoto> photos = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(text, format(text))) {
            for (CSVRecord row : parser) {
                if (parser.getRecordNumber() > 1 && Stream.of(row.values()).anyMatch(cell -> !cell.isBlank())) {
                    photos.addAll(rows.photos(row));
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw new BadSource(
                    "%s: expected cells separated by commas, and quotes in pairs".formatted(list.name()), e);
        }
        if (photos.isEmpty()) {
            throw new BadSource("%s names nobody".formatted(list.name()));
        }
        return photos;
    }

    private static String folderOf(PhotoFile list) {
        return list.path().substring(0, list.path().length() - list.name().length());
    }

    private static List<String> header(String text) {
        try (CSVParser parser = CSVParser.parse(firstLine(text), format(text))) {
            return parser.stream().findFirst().map(CSVRecord::toList).orElse(List.of());
        } catch (IOException | UncheckedIOException _) {
            return List.of();
        }
    }

    private static String firstLine(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.length() > 200 ? line.substring(0, 200) : line;
    }

    private static CSVFormat format(String text) {
        String first = firstLine(text);
        char separator = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(first, candidate) > count(first, separator)) {
                separator = candidate;
            }
        }
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator)
                .setIgnoreSurroundingSpaces(true)
                .get();
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    private static String text(PhotoFiles files, PhotoFile list) {
        byte[] bytes;
        try {
            bytes = files.read(list);
        } catch (IOException e) {
            throw new BadSource("%s %s".formatted(list.path(), Reasons.of(e)), e);
        }
        if (bytes.length > MOST_BYTES) {
            throw new BadSource(
                    "%s is larger than the %d MB that a list may have".formatted(list.path(), MOST_BYTES / 1_000_000));
        }
        String text = decoded(bytes);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** UTF-8, or what Windows' programs write where it is not. */
    private static String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException _) {
            return new String(bytes, Charset.forName("windows-1252"));
        }
    }
}
