package dev.muster.eval;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** An SVG picture in the making, which follows the viewer's light or dark theme. */
final class Svg {
    private static final String STYLE = """
            svg{font:13px system-ui,"Segoe UI","Liberation Sans",Arial,sans-serif}
            .paper{fill:#ffffff} text{fill:#3d4650} .title{font-size:18px;font-weight:600;fill:#15191d} .end{text-anchor:end}
            .middle{text-anchor:middle} .grid{stroke:#e3e7eb} .axis{stroke:#8a949e} .note{font-size:12px}
            .first{stroke:#1f6feb;fill:#1f6feb} .second{stroke:#d9622b;fill:#d9622b} text.first,text.second{stroke:none}
            .line{fill:none;stroke-width:2.5;stroke-linejoin:round} .area{fill-opacity:.22;stroke-width:2}
            .dot{fill:#ffffff;stroke-width:2.5} .mark{stroke:#8a949e;stroke-dasharray:4 4}
            @media (prefers-color-scheme:dark){
            .paper,.dot{fill:#14181c} text{fill:#b4bec8} .title{fill:#eef2f5} .grid{stroke:#2b3238} .axis,.mark{stroke:#6c7782}
            .first{stroke:#6ea8fe;fill:#6ea8fe} .second{stroke:#f39a6b;fill:#f39a6b} .line{fill:none} .dot{fill:#14181c} }
            """;

    private final StringBuilder text = new StringBuilder();

    Svg(int width, int height, String title, String subtitle) {
        text.append("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" role="img">
                <title>%3$s</title>
                <style>
                %4$s</style>
                <rect class="paper" width="%1$d" height="%2$d"/>
                """.formatted(width, height, escaped(title), STYLE));
        text(24, 34, "title", title);
        text(24, 55, "note", subtitle);
    }

    void line(String style, double x1, double y1, double x2, double y2) {
        text.append("<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>\n"
                .formatted(style, number(x1), number(y1), number(x2), number(y2)));
    }

    void dot(String style, double x, double y) {
        text.append("<circle class=\"%s dot\" cx=\"%s\" cy=\"%s\" r=\"5\"/>\n".formatted(style, number(x), number(y)));
    }

    void text(double x, double y, String style, String content) {
        text.append("<text class=\"%s\" x=\"%s\" y=\"%s\">%s</text>\n"
                .formatted(style, number(x), number(y), escaped(content)));
    }

    /** Text that reads upwards, around its middle. */
    void upwards(double x, double y, String content) {
        text.append("<text class=\"middle\" transform=\"translate(%s %s) rotate(-90)\">%s</text>\n"
                .formatted(number(x), number(y), escaped(content)));
    }

    /** A line through points of two numbers each. */
    void path(String style, List<double[]> points) {
        text.append("<polyline class=\"%s\" points=\"%s\"/>\n"
                .formatted(
                        style,
                        points.stream()
                                .map(point -> number(point[0]) + "," + number(point[1]))
                                .collect(Collectors.joining(" "))));
    }

    String end() {
        return text + "</svg>\n";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String escaped(String content) {
        return content.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replaceAll("\\p{Cntrl}", "?");
    }
}
