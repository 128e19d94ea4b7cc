package dev.muster.attendance.register;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The bytes of a register file taken apart into whole rows and what a crash may have left after them. */
final class Rows {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private Rows() {}

    /**
     * One row.
     *
     * @param line where it begins, from 1
     */
    record Row(long line, List<String> cells) {
        boolean isBlank() {
            return cells.stream().allMatch(String::isBlank);
        }
    }

    /** The file is not what a register file looks like; the message says on which line. */
    static final class NotUnderstood extends Exception {
        private static final long serialVersionUID = 1;

        NotUnderstood(long line, String reason) {
            super("line %d: %s".formatted(line, reason));
        }

        NotUnderstood(long line, IllegalArgumentException cause) {
            super("line %d: %s".formatted(line, cause.getMessage()), cause);
        }
    }

    /** Where the text begins: after a byte order mark, if there is one. */
    static int begin(byte[] bytes) {
        return Arrays.mismatch(bytes, BYTE_ORDER_MARK) == BYTE_ORDER_MARK.length
                        || Arrays.equals(bytes, BYTE_ORDER_MARK)
                ? BYTE_ORDER_MARK.length
                : 0;
    }

    /** Where the last whole row ends: after the last line end outside quotes. */
    static int end(byte[] bytes) {
        int end = begin(bytes);
        boolean quoted = false;
        boolean mayOpen = true;
        for (int i = end; i < bytes.length; i++) {
            if (quoted) {
                quoted = bytes[i] != '"';
                mayOpen = !quoted;
            } else if (bytes[i] == '"' && mayOpen) {
                // At the start of a cell, or doubled: elsewhere a quote is a letter like any other.
                quoted = true;
            } else {
                mayOpen = bytes[i] == ',' || bytes[i] == '\n';
                end = bytes[i] == '\n' ? i + 1 : end;
            }
        }
        return end;
    }

    static List<Row> parse(byte[] bytes, int from, int to, long firstLine) throws NotUnderstood {
        String text = decode(ByteBuffer.wrap(bytes, from, to - from), firstLine);
        long line = firstLine;
        try (CSVParser parser = CSVParser.parse(text, Layout.CSV)) {
            List<Row> rows = new ArrayList<>();
            for (Iterator<CSVRecord> records = parser.iterator(); records.hasNext(); ) {
                CSVRecord next = records.next();
                rows.add(new Row(line, next.toList()));
                line = firstLine + parser.getCurrentLineNumber();
            }
            return rows;
        } catch (IOException | UncheckedIOException e) {
            throw new NotUnderstood(line, "expected cells separated by commas, and quotes in pairs (RFC 4180)");
        }
    }

    private static String decode(ByteBuffer bytes, long firstLine) throws NotUnderstood {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer text = CharBuffer.allocate(bytes.remaining() + 1);
        CoderResult result = decoder.decode(bytes, text, true);
        if (result.isError()) {
            String before = text.flip().toString();
            throw new NotUnderstood(
                    firstLine + before.chars().filter(c -> c == '\n').count(), "expected UTF-8 text");
        }
        return text.flip().toString();
    }
}
