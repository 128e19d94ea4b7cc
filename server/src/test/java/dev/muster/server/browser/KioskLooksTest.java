package dev.muster.server.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.muster.server.browser.FakeCamera.Person;
import dev.muster.store.Policy;
import dev.muster.store.SettingKeys;
import dev.muster.store.account.Role;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a kiosk's page shows while somebody is suspected, asked, thanked or refused; the server's side is played. */
final class KioskLooksTest {
    private static final String NOBODY = "";

    private final AtomicReference<String> seen = new AtomicReference<>(scene("looking", NOBODY));

    @Test
    void thePageShowsWhatIsAskedAndHowItEnds(@TempDir Path folder) throws Exception {
        Path film = FakeCamera.film(Person.WOMAN, folder);
        Looks looks = Looks.open();
        try (TestPortal portal = TestPortal.empty(folder.resolve("data"));
                Chromium chromium = Chromium.withCamera(portal.url(), film);
                BrowserContext context = chromium.visitor()) {
            demand(portal.bean(Policy.class));
            portal.account("door", Role.KIOSK);
            portal.account("root", Role.ADMINISTRATOR);
            Page page = context.newPage();
            page.routeWebSocket(url -> url.endsWith("/live"), socket -> socket.onMessage(_ -> socket.send(seen.get())));
            TestPortal.signIn(page, "door", TestPortal.PASSWORD);
            page.navigate("/findex");
            assertThat(page.locator("main")).containsText("Faces must look alive");
            assertThat(page.locator("main")).containsText("Some people are asked to move their head");
            states(page, looks);
            settings(chromium, looks);
        }
        assertThat(looks.findings()).isEmpty();
    }

    private static void demand(Policy policy) {
        policy.set(SettingKeys.REGISTER_FINDEX, "kiosk");
        policy.set(SettingKeys.LIVENESS_ATTACKS, "passive");
        policy.set(SettingKeys.LIVENESS_PROMPTS, "random");
    }

    private void states(Page page, Looks looks) {
        seen.set(scene("suspected", NOBODY));
        assertThat(page.locator("#hint")).hasText("Hold still, and show your face itself.");
        looks.at(page, "kiosk-suspected");
        seen.set(asking("turn-left", 0));
        assertThat(page.locator("#ask")).containsText("Asha Rao, please turn your head to your left");
        assertThat(page.locator("#ask")).containsText("1 of 2");
        looks.at(page, "kiosk-asked");
        seen.set(asking("open-mouth", 1));
        assertThat(page.locator("#ask")).containsText("2 of 2");
        looks.at(page, "kiosk-asked-mouth");
        seen.set(scene("identified", ended("failed", "\"reason\":\"prompts-not-followed\",\"pause\":5")));
        assertThat(page.locator("#ask"))
                .containsText("The requests were not followed. You may try again in 5 seconds.");
        looks.at(page, "kiosk-failed");
        seen.set(scene("recorded", ended("passed", "\"pause\":0")));
        assertThat(page.locator("#ask")).containsText("Thank you, Asha Rao");
        looks.at(page, "kiosk-passed");
        seen.set(scene("recorded", NOBODY));
        assertThat(page.locator("#ask")).isHidden();
    }

    private static void settings(Chromium chromium, Looks looks) {
        try (BrowserContext context = chromium.visitor();
                Page page = context.newPage()) {
            TestPortal.signIn(page, "root", TestPortal.PASSWORD);
            page.navigate("/settings");
            assertThat(page.locator("main")).containsText("Who must move their head before being entered?");
            looks.at(page, "kiosk-settings");
        }
    }

    private static String asking(String prompt, int done) {
        return scene("identified", """
                {"stage":"going","name":"Asha Rao","prompt":"%s","done":%d,"total":2,"pause":0}""".formatted(prompt, done));
    }

    private static String ended(String stage, String more) {
        return """
                {"stage":"%s","name":"Asha Rao","done":0,"total":0,%s}""".formatted(stage, more);
    }

    private static String scene(String state, String asks) {
        boolean named = state.equals("identified") || state.equals("recorded");
        return """
                {"type":"scene","width":640,"height":480,"dropped":0,
                 "faces":[{"track":1,"x":230,"y":130,"width":170,"height":210,"state":"%s"%s}]%s}""".formatted(state, named ? ",\"name\":\"Asha Rao\"" : "", asks.isEmpty() ? "" : ",\"asks\":" + asks);
    }
}
