package dev.muster.server.web;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.ResourceBundle;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** What the web server shows when even the error page fails: the same words, without anything that could fail again. */
public final class LastResort extends ErrorReportValve {
    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            response.setContentType("text/html");
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            Writer writer = response.getReporter();
            if (writer != null) {
                writer.write(page(status, Languages.preferred(request.getHeader("Accept-Language"))));
                response.finishResponse();
            }
        } catch (IOException | IllegalStateException _) {
            // Nobody is there to be told any more.
        }
    }

    static String page(int status, Locale locale) {
        ResourceBundle words = ResourceBundle.getBundle(
                "messages/layout",
                locale,
                LastResort.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        Reason reason = Reason.of(status);
        String title = word(words, reason, "title");
        return """
            <!DOCTYPE html>
            <html lang="%s">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>%s</title>
              <link rel="icon" type="image/svg+xml" href="/img/icon.svg">
              <link rel="stylesheet" href="/css/tokens.css">
              <link rel="stylesheet" href="/css/shell.css">
              <link rel="stylesheet" href="/css/app.css">
            </head>
            <body><div class="narrow"><div class="narrow-body"><main>
              <h1>%s</h1>
              <p>%s</p>
              <p class="muted">%s</p>
            </main></div></div></body>
            </html>
            """.formatted(
                        locale.getLanguage(), title, title, word(words, reason, "text"), word(words, reason, "do"));
    }

    private static String word(ResourceBundle words, Reason reason, String part) {
        return HtmlUtils.htmlEscape(words.getString(reason.key(part)));
    }
}
