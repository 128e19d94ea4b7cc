package dev.muster.eval;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads pairs files: {@code image_a<TAB>image_b<TAB>1 or 0}; a {@code #} at the start of a line or after white
 * space starts a comment.
 */
final class PairsFile {
    private static final int MAX_BYTES = 64_000_000;
    private static final int MAX_QUOTED = 80;
    private static final int MAX_NAMED = 5;
    private static final Pattern COMMENT = Pattern.compile("(^|\\s)#.*$", Pattern.DOTALL);
    private static final Pattern LINE_END = Pattern.compile("\r\n|\n|\r");
    private static final String EXPECTED = "expected image_a<TAB>image_b<TAB>1 or 0";

    private final Path file;
    private final List<Pair> pairs = new ArrayList<>();
    private final Map<Set<String>, Integer> lineByImages = new HashMap<>();

    private PairsFile(Path file) {
        this.file = file;
    }

    /** The pairs of a file, every picture of which is in the images folder. */
    static List<Pair> read(Path file, Path images) throws EvaluationInputException {
        if (!Files.isDirectory(images)) {
            throw new EvaluationInputException(images + ": expected a folder of images");
        }
        PairsFile pairsFile = new PairsFile(file);
        pairsFile.parse(text(file));
        pairsFile.requireImages(images);
        return List.copyOf(pairsFile.pairs);
    }

    private static String text(Path file) throws EvaluationInputException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new EvaluationInputException(
                        "%s: expected a pairs file of at most %d bytes".formatted(file, MAX_BYTES));
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new EvaluationInputException(file + ": expected a text file in UTF-8");
        } catch (IOException e) {
            String reason =
                    Files.isDirectory(file) ? "got a folder" : Files.exists(file) ? "cannot read it" : "no such file";
            throw new EvaluationInputException(file + ": expected a pairs file, " + reason);
        }
    }

    private void parse(String text) throws EvaluationInputException {
        String[] lines = LINE_END.split(text.startsWith("\ufeff") ? text.substring(1) : text, -1);
        for (int i = 0; i < lines.length; i++) {
            String line = COMMENT.matcher(lines[i]).replaceFirst("");
            if (!line.isBlank()) {
                add(pair(line, i + 1), i + 1);
            }
        }
        if (pairs.isEmpty()) {
            throw new EvaluationInputException(file + ": " + EXPECTED + " on at least one line, got none");
        }
    }

    private Pair pair(String line, int number) throws EvaluationInputException {
        String[] fields = line.split("\t", -1);
        if (fields.length < 3 || !isLabel(fields[2].strip()) || !isBlankFrom(fields, 3)) {
            throw refusal(number, EXPECTED + ", got " + quoted(line));
        }
        Pair pair = new Pair(image(fields[0], number), image(fields[1], number), "1".equals(fields[2].strip()));
        if (pair.a().equals(pair.b())) {
            throw refusal(number, "expected two different images, got " + quoted(pair.a()) + " twice");
        }
        return pair;
    }

    private static boolean isLabel(String field) {
        return "1".equals(field) || "0".equals(field);
    }

    private static boolean isBlankFrom(String[] fields, int first) {
        for (int i = first; i < fields.length; i++) {
            if (!fields[i].isBlank()) {
                return false;
            }
        }
        return true;
    }

    private String image(String field, int number) throws EvaluationInputException {
        try {
            Path path = Path.of(field).normalize();
            boolean inside = !field.isBlank() && !path.isAbsolute() && !path.startsWith("..");
            String name = path.toString().replace(File.separatorChar, '/');
            if (inside && !name.isEmpty()) {
                return name;
            }
        } catch (InvalidPathException e) {
            // refused below, like every other path that cannot name a picture
        }
        throw refusal(number, "expected a path inside the images folder, got " + quoted(field));
    }

    /** Takes a pair in; two pictures cannot both show and not show the same person. */
    private void add(Pair pair, int number) throws EvaluationInputException {
        Integer earlier = lineByImages.putIfAbsent(Set.of(pair.a(), pair.b()), pairs.size());
        if (earlier != null && pairs.get(earlier).same() != pair.same()) {
            throw refusal(
                    number,
                    "expected one answer for a pair, got both 1 and 0 for %s and %s"
                            .formatted(quoted(pair.a()), quoted(pair.b())));
        }
        pairs.add(pair);
    }

    private void requireImages(Path images) throws EvaluationInputException {
        Set<String> missing = new TreeSet<>();
        for (Pair pair : pairs) {
            for (String image : List.of(pair.a(), pair.b())) {
                if (!Files.isRegularFile(images.resolve(image))) {
                    missing.add(image);
                }
            }
        }
        if (!missing.isEmpty()) {
            List<String> named =
                    missing.stream().limit(MAX_NAMED).map(PairsFile::quoted).toList();
            String rest = missing.size() > MAX_NAMED ? " and %d more".formatted(missing.size() - MAX_NAMED) : "";
            throw new EvaluationInputException("%s: expected its images under %s, found no %s%s"
                    .formatted(file, images, String.join(", ", named), rest));
        }
    }

    private EvaluationInputException refusal(int number, String reason) {
        return new EvaluationInputException("%s, line %d: %s".formatted(file, number, reason));
    }

    /** A piece of the file that is safe to show: short, and without control characters. */
    private static String quoted(String text) {
        String shown = text.length() > MAX_QUOTED ? text.substring(0, MAX_QUOTED) + "…" : text;
        return '"' + shown.replace("\t", "<TAB>").replaceAll("\\p{Cntrl}", "?") + '"';
    }
}
