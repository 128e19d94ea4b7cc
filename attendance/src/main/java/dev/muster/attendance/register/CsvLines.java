package dev.muster.attendance.register;

/** The lines of a register file: RFC 4180 with CRLF, texts guarded against being run as formulas. */
public final class CsvLines {
    private CsvLines() {}

    /** {@code name,date,time,similarity,source,zone,offset}. */
    public static String header() {
        return Layout.STANDARD.headerLine();
    }

    /** The line of one punch, or of anything else that has a name, a time, a similarity and a source. */
    public static String row(Punch punch) {
        return Layout.STANDARD.rowLine(punch);
    }
}
