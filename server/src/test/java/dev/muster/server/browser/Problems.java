package dev.muster.server.browser;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/** What a page complains about while it is shown: broken scripts, refused contents, answers that failed. */
final class Problems {
    private final List<String> problems = new ArrayList<>();

    static Problems of(Page page) {
        Problems heard = new Problems();
        page.onPageError(error -> heard.note(page, error));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                heard.note(page, message.text());
            }
        });
        return heard;
    }

    private void note(Page page, String words) {
        problems.add(page.url() + ": " + words);
    }

    List<String> all() {
        return List.copyOf(problems);
    }
}
