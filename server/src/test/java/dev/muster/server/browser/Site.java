package dev.muster.server.browser;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.WaitUntilState;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;

/** Every page that somebody can reach by following links. */
final class Site {
    /** Random ids, days and numbers stand for many pages that look alike. */
    private static final String MANY = "[0-9a-f]{8}-[0-9a-f-]{27}|\\d{4}-\\d{2}-\\d{2}|\\d+";

    private static final List<String> NO_PAGES = List.of("/video_feed", "/logout", "/live", "/webjars", "/css", "/js");

    private Site() {}

    /**
     * Walks over them all; of pages that look alike, over the first.
     *
     * @param atEach is told each page's name while the page is shown
     * @return links that lead nowhere, and what pages complain about
     */
    static List<String> walk(BrowserContext context, List<String> starts, BiConsumer<Page, String> atEach) {
        Set<String> asked = new HashSet<>();
        Set<String> names = new HashSet<>();
        List<String> findings = new ArrayList<>();
        Deque<String> open = new ArrayDeque<>(starts);
        try (Page page = context.newPage()) {
            Problems problems = Problems.of(page);
            while (!open.isEmpty()) {
                String path = open.remove();
                if (!mayBeAPage(path) || !asked.add(path) || names.contains(name(path))) {
                    continue;
                }
                switch (ask(context, path)) {
                    case PAGE -> {
                        names.add(name(path));
                        show(page, path);
                        open.addAll(links(page));
                        atEach.accept(page, name(path));
                    }
                    case BROKEN -> findings.add(path + " leads nowhere");
                    case SOMETHING_ELSE -> {}
                }
            }
            findings.addAll(problems.all());
        }
        return findings;
    }

    private enum Answer {
        PAGE,
        BROKEN,
        SOMETHING_ELSE
    }

    private static boolean mayBeAPage(String path) {
        return NO_PAGES.stream().noneMatch(path::startsWith);
    }

    /** Opens a page and waits until it stands still, as far as pages with a live picture ever do. */
    static void show(Page page, String path) {
        page.navigate(path, new Page.NavigateOptions().setWaitUntil(WaitUntilState.DOMCONTENTLOADED));
        page.waitForFunction("""
                () => document.fonts.status === 'loaded' && document.readyState !== 'loading'
                    && [...document.querySelectorAll('#stage video')].every(v => v.videoWidth > 0)""");
    }

    /** {@code people-id-edit} for {@code /people/8c…/edit?x=y}. */
    static String name(String path) {
        String plain = path.replaceAll("[?#].*", "").replaceAll("^/|/$", "").replaceAll(MANY, "id");
        return plain.isEmpty() ? "sign-in" : plain.replaceAll("[^a-z-]+", "-");
    }

    private static Answer ask(BrowserContext context, String path) {
        APIResponse response =
                context.request().get(path, RequestOptions.create().setMaxRedirects(0));
        try {
            boolean html = response.headers().getOrDefault("content-type", "").startsWith("text/html");
            return response.status() >= 400
                    ? Answer.BROKEN
                    : response.status() == 200 && html ? Answer.PAGE : Answer.SOMETHING_ELSE;
        } finally {
            response.dispose();
        }
    }

    @SuppressWarnings("unchecked") // what a script gives back
    private static List<String> links(Page page) {
        String host = URI.create(page.url()).getAuthority();
        List<String> links = (List<String>) Objects.requireNonNull(page.evaluate(
                "() => [...document.querySelectorAll('a[href]')].filter(a => !a.download).map(a => a.href)"));
        return links.stream()
                .map(URI::create)
                .filter(link -> host.equals(link.getAuthority()))
                .filter(link -> link.getQuery() == null || !link.getQuery().contains("lang="))
                .map(link -> link.getRawPath() + (link.getRawQuery() == null ? "" : "?" + link.getRawQuery()))
                .toList();
    }
}
