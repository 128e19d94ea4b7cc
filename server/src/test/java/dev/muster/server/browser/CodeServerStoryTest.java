package dev.muster.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.muster.server.TestCodeServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stand-alone server for codes in a real browser, from asking to access. */
final class CodeServerStoryTest {
    private static final String PHONE = "+91 98765 43123";

    @TempDir
    private Path folder;

    @Test
    void asksForACodeMistypesItAndPastesTheRightOne() throws Exception {
        Looks looks = Looks.open();
        try (TestCodeServer server = TestCodeServer.start(folder.resolve("data"));
                Chromium chromium = Chromium.without(server.url());
                BrowserContext context = chromium.visitor()) {
            server.withPhone("asha", PHONE);
            Page page = context.newPage();
            Problems problems = Problems.of(page);
            ask(page, looks);
            String code = server.code();
            mistype(page, code, looks);
            long left = left(page);
            page.navigate("/");
            assertThat(left(page)).isBetween(left - 30, left);
            assertThat(page.locator("[data-pause]")).isDisabled();
            paste(page, code);
            assertThat(page.locator("h1")).containsText("Access granted");
            looks.at(page, "codeserver-success");
            TestPortal.press(page, "Sign out");
            assertThat(page.locator("main")).containsText("You are signed out.");
            assertThat(problems.all()).allMatch(problem -> problem.contains("422"));
        }
        assertThat(looks.findings()).isEmpty();
    }

    private static void ask(Page page, Looks looks) {
        page.navigate("/");
        looks.at(page, "codeserver-index");
        page.fill("#username", "asha");
        page.fill("#address", PHONE);
        TestPortal.press(page, "Send the code");
        assertThat(page.locator("main")).containsText("If +91 ••••• ••123 is confirmed for the account");
        looks.at(page, "codeserver-entry");
    }

    private static void mistype(Page page, String code, Looks looks) {
        page.fill("#code", TestCodeServer.wrong(code));
        TestPortal.press(page, "Go on");
        assertThat(page.locator("[role=alert]")).containsText("Tries left with this code: 4");
        looks.at(page, "codeserver-wrong");
    }

    private static void paste(Page page, String code) {
        page.evaluate("""
                text => {
                  const data = new DataTransfer();
                  data.setData('text', text);
                  document.querySelector('#code').dispatchEvent(
                      new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
                }""", code.substring(0, 3) + " " + code.substring(3));
    }

    /** The seconds that the page says are left. */
    private static long left(Page page) {
        String[] time = page.locator("[data-countdown]")
                .innerText()
                .replaceAll("[^0-9:]", "")
                .split(":", -1);
        return Long.parseLong(time[0]) * 60 + Long.parseLong(time[1]);
    }
}
