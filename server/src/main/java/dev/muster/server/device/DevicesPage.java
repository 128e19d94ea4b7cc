package dev.muster.server.device;

import dev.muster.server.security.Auditing;
import dev.muster.server.security.OwnSessions;
import dev.muster.server.security.Viewer;
import dev.muster.server.web.OneLine;
import dev.muster.store.account.Account;
import dev.muster.store.account.Accounts;
import dev.muster.store.device.TrustedDevice;
import dev.muster.store.device.TrustedDevices;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own remembered browsers: which there are, other names for them, and forgetting them. */
@Controller
@RequestMapping(DevicesPage.PATH)
@PreAuthorize("isAuthenticated()")
class DevicesPage {
    static final String PATH = "/account/devices";
    private static final String HERE = "redirect:" + PATH;
    private static final int LONGEST_NAME = 60;

    private final Accounts accounts;
    private final TrustedDevices devices;
    private final DeviceDesk desk;
    private final OwnSessions sessions;
    private final Auditing auditing;
    private final MessageSource texts;

    DevicesPage(
            Accounts accounts,
            TrustedDevices devices,
            DeviceDesk desk,
            OwnSessions sessions,
            Auditing auditing,
            MessageSource texts) {
        this.accounts = accounts;
        this.devices = devices;
        this.desk = desk;
        this.sessions = sessions;
        this.auditing = auditing;
        this.texts = texts;
    }

    /** A device as the page shows it. */
    record Shown(String id, String name, String network, Instant since, Instant used, Instant until, boolean current) {}

    @GetMapping
    String page(Viewer viewer, HttpServletRequest request, Model model) {
        Account account = accounts.byId(viewer.accountId()).orElseThrow();
        String current = OwnSessions.deviceOf(request);
        model.addAttribute(
                "devices",
                devices.of(account).stream()
                        .map(device -> shown(device, current))
                        .toList());
        model.addAttribute("days", desk.offer(account).toDays());
        return "device/devices";
    }

    @PostMapping("/rename")
    String rename(
            Viewer viewer,
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String name,
            RedirectAttributes flash,
            HttpServletRequest request) {
        String cut = OneLine.of(name, LONGEST_NAME);
        if (!cut.isEmpty() && devices.rename(viewer.accountId(), id, cut)) {
            auditing.done(viewer, request, "device.rename", entry -> entry);
            flash.addFlashAttribute("notice", text("device.renamed"));
        }
        return HERE;
    }

    /** Needs no fresh sign-in: whoever wants to shut somebody out is not to be kept waiting. */
    @PostMapping("/remove")
    String remove(
            Viewer viewer,
            @RequestParam(defaultValue = "") String id,
            RedirectAttributes flash,
            HttpServletRequest request) {
        return devices.remove(viewer.accountId(), id) ? ended(viewer, List.of(id), flash, request) : HERE;
    }

    @PostMapping("/remove-all")
    String removeAll(Viewer viewer, RedirectAttributes flash, HttpServletRequest request) {
        List<String> all = devices.removeAll(viewer.accountId());
        return all.isEmpty() ? HERE : ended(viewer, all, flash, request);
    }

    private String ended(Viewer viewer, List<String> ids, RedirectAttributes flash, HttpServletRequest request) {
        auditing.done(viewer, request, "device.revoke", entry -> entry.saying(String.valueOf(ids.size())));
        if (sessions.endBegunBy(viewer.accountId(), ids, request)) {
            return "redirect:/";
        }
        flash.addFlashAttribute("notice", text("device.removed"));
        return HERE;
    }

    private static Shown shown(TrustedDevice device, String current) {
        return new Shown(
                device.id(),
                device.name(),
                device.network(),
                device.createdAt(),
                device.usedAt(),
                device.expiresAt(),
                device.id().equals(current));
    }

    private String text(String key) {
        return texts.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
