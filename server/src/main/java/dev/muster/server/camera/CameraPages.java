package dev.muster.server.camera;

import dev.muster.attendance.register.Direction;
import dev.muster.server.live.Sight;
import dev.muster.server.security.Auditing;
import dev.muster.server.security.Viewer;
import dev.muster.store.camera.Camera;
import dev.muster.store.camera.CameraData;
import dev.muster.store.camera.Cameras;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The administrator's pages about cameras. */
@Controller
@PreAuthorize("hasRole('ADMINISTRATOR')")
class CameraPages {
    private static final String FORM = "camera/form";

    private final Cameras cameras;
    private final CameraService service;
    private final Auditing auditing;
    private final MessageSource texts;

    CameraPages(Cameras cameras, CameraService service, Auditing auditing, MessageSource texts) {
        this.cameras = cameras;
        this.service = service;
        this.auditing = auditing;
        this.texts = texts;
    }

    /** A camera with how it does. */
    record Row(Camera camera, CameraState state) {}

    @GetMapping("/cameras")
    String list(Model model) {
        model.addAttribute("rows", rows());
        return "camera/list";
    }

    /** The part of the list that changes by itself. */
    @GetMapping("/cameras/state")
    String state(Model model) {
        model.addAttribute("rows", rows());
        return "camera/list :: tiles";
    }

    @GetMapping("/cameras/new")
    String fresh(Model model) {
        return form(model, CameraForm.EMPTY, Map.of(), Optional.empty());
    }

    @PostMapping("/cameras")
    String create(
            @ModelAttribute CameraForm form,
            Viewer viewer,
            HttpServletRequest request,
            Locale locale,
            Model model,
            RedirectAttributes flash) {
        Map<String, String> errors = form.errors();
        Optional<Camera> created = errors.isEmpty() ? cameras.create(form.data(Optional.empty())) : Optional.empty();
        if (created.isEmpty()) {
            return form(model, form, taken(errors), Optional.empty());
        }
        audit(viewer, request, "camera.create", created.get());
        return done(flash, "camera.created", created.get().name(), locale);
    }

    @GetMapping("/cameras/{id}")
    String edit(@PathVariable String id, Model model) {
        Camera camera = camera(id);
        return form(model, CameraForm.of(camera), Map.of(), Optional.of(camera));
    }

    @PostMapping("/cameras/{id}")
    String update(
            @PathVariable String id,
            @ModelAttribute CameraForm form,
            Viewer viewer,
            HttpServletRequest request,
            Locale locale,
            Model model,
            RedirectAttributes flash) {
        Camera before = camera(id);
        Map<String, String> errors = form.errors();
        CameraData data = form.data(Optional.of(before));
        if (!errors.isEmpty() || !cameras.update(id, data)) {
            return form(model, form, taken(errors), Optional.of(before));
        }
        audit(viewer, request, "camera.change", new Camera(id, data));
        return done(flash, "camera.changed", data.name(), locale);
    }

    @PostMapping("/cameras/{id}/delete")
    String delete(
            @PathVariable String id,
            Viewer viewer,
            HttpServletRequest request,
            Locale locale,
            RedirectAttributes flash) {
        Camera camera = camera(id);
        cameras.delete(id);
        audit(viewer, request, "camera.delete", camera);
        return done(flash, "camera.deleted", camera.name(), locale);
    }

    /** The newest picture. */
    @GetMapping("/cameras/{id}/picture")
    ResponseEntity<byte[]> picture(@PathVariable String id, Viewer viewer) {
        return service.find(Optional.of(id))
                .flatMap(run -> run.broadcast().newest())
                .map(shown -> ResponseEntity.ok()
                        .contentType(MediaType.IMAGE_JPEG)
                        .cacheControl(CacheControl.noStore())
                        .body(shown.jpeg(Sight.of(viewer))))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private List<Row> rows() {
        return cameras.all().stream()
                .map(camera -> new Row(camera, service.state(camera.id())))
                .toList();
    }

    private Camera camera(String id) {
        return cameras.byId(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private void audit(Viewer viewer, HttpServletRequest request, String action, Camera camera) {
        service.refresh();
        auditing.done(viewer, request, action, entry -> entry.on("camera", camera.id(), camera.name()));
    }

    private static Map<String, String> taken(Map<String, String> errors) {
        return errors.isEmpty() ? Map.of("name", "camera.error.taken") : errors;
    }

    private String form(Model model, CameraForm form, Map<String, String> errors, Optional<Camera> camera) {
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        model.addAttribute("camera", camera.orElse(null));
        model.addAttribute("directions", Direction.values());
        return FORM;
    }

    private String done(RedirectAttributes flash, String key, String name, Locale locale) {
        flash.addFlashAttribute("notice", texts.getMessage(key, new Object[] {name}, locale));
        return "redirect:/cameras";
    }
}
