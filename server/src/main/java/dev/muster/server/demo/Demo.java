package dev.muster.server.demo;

import dev.muster.attendance.known.FaceCrop;
import dev.muster.attendance.known.PhotoGate;
import dev.muster.attendance.known.Verdict;
import dev.muster.attendance.register.Direction;
import dev.muster.face.FaceEngine;
import dev.muster.frame.Frame;
import dev.muster.frame.JpegEncoder;
import dev.muster.gallery.OperatingPoints;
import dev.muster.server.ServeOptions;
import dev.muster.server.live.LiveGallery;
import dev.muster.store.Database;
import dev.muster.store.Policy;
import dev.muster.store.SettingKeys;
import dev.muster.store.account.Account;
import dev.muster.store.account.AccountStatus;
import dev.muster.store.account.Accounts;
import dev.muster.store.account.NewAccount;
import dev.muster.store.account.Role;
import dev.muster.store.camera.CameraData;
import dev.muster.store.camera.Cameras;
import dev.muster.store.person.ConsentTexts;
import dev.muster.store.person.Consents;
import dev.muster.store.person.NewTemplate;
import dev.muster.store.person.People;
import dev.muster.store.person.Person;
import dev.muster.store.person.PersonData;
import dev.muster.store.person.PersonGroups;
import dev.muster.store.person.Templates;
import dev.muster.store.vault.Vault;
import java.awt.image.BufferedImage;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Fills a demo: people from the sample photos, an account of each role with a new password, a camera. */
@Component
public class Demo implements ApplicationRunner {
    private static final String CAMERA = "Demo camera";
    private static final String GROUP = "Demo team";
    private static final double SAME_PERSON = 1e-4;
    private static final double CROP_QUALITY = 0.85;
    private static final int PASSWORD_LENGTH = 12;
    /** Without those that are taken for one another. */
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

    private final ServeOptions options;
    private final Database database;
    private final Vault vault;
    private final Clock clock;
    private final FaceEngine engine;
    private final OperatingPoints points;
    private final PhotoGate gate;
    private final LiveGallery gallery;
    private final Accounts accounts;
    private final Policy policy;
    private final PasswordEncoder encoder;
    private volatile List<DemoAccount> made = List.of();

    Demo(
            ServeOptions options,
            Database database,
            Vault vault,
            Clock clock,
            FaceEngine engine,
            OperatingPoints points,
            PhotoGate gate,
            LiveGallery gallery,
            Accounts accounts,
            Policy policy,
            PasswordEncoder encoder) {
        this.options = options;
        this.database = database;
        this.vault = vault;
        this.clock = clock;
        this.engine = engine;
        this.points = points;
        this.gate = gate;
        this.gallery = gallery;
        this.accounts = accounts;
        this.policy = policy;
        this.encoder = encoder;
    }

    /** The accounts and their passwords; none where this is no demo. */
    public List<DemoAccount> accounts() {
        return made;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!options.demo()) {
            return;
        }
        People people = new People(database, clock);
        PersonGroups groups = new PersonGroups(database);
        String group = groups.named(GROUP).id();
        Map<String, BufferedImage> portraits = people.named("Robin").isEmpty() ? portraits() : Map.of();
        portraits.forEach((name, portrait) -> enrol(people, groups, group, name, portrait));
        gallery.refresh();
        Cameras cameras = new Cameras(database, vault, clock);
        if (cameras.all().isEmpty()) {
            cameras.create(new CameraData(CAMERA, SamplePhotos.ADDRESS, Direction.ANY, true, true));
        }
        Optional<String> robin = people.named("Robin").stream().findFirst().map(Person::id);
        made = List.of(
                account("admin", Role.ADMINISTRATOR, Optional.empty()),
                account("manager", Role.MANAGER, Optional.empty()),
                account("member", Role.MEMBER, robin),
                account("kiosk", Role.KIOSK, Optional.empty()));
        accounts.byName("manager").ifPresent(manager -> accounts.setGroups(manager.id(), Set.of(group)));
        policy.set(SettingKeys.REGISTRATION, Policy.word(Policy.Registration.ON));
        policy.set(SettingKeys.REGISTER_FINDEX, Policy.word(Policy.FaceSignIn.EVERYONE));
    }

    private Map<String, BufferedImage> portraits() {
        return Cast.of(SamplePhotos.all(), engine, points.verification(SAME_PERSON));
    }

    private void enrol(People people, PersonGroups groups, String group, String name, BufferedImage portrait) {
        if (gate.judge(Frame.of(portrait, clock.instant())) instanceof Verdict.Accepted accepted) {
            Templates templates = new Templates(database, vault, clock);
            Consents consents = new Consents(database, clock);
            String version = new ConsentTexts(database, clock).current().version();
            byte[] crop = JpegEncoder.encode(FaceCrop.of(accepted.frame(), accepted.face()), CROP_QUALITY);
            database.write(() -> {
                String id = people.create(PersonData.named(name)).orElseThrow().id();
                groups.add(id, group);
                consents.give(id, version, "demo");
                templates.add(
                        id,
                        List.of(new NewTemplate(
                                accepted.embedding(),
                                accepted.quality().overall(),
                                "demo",
                                Optional.empty(),
                                clock.instant(),
                                Optional.of(crop))));
            });
        }
    }

    private DemoAccount account(String name, Role role, Optional<String> personId) {
        String password = password();
        String hash = encoder.encode(password);
        Optional<Account> known = accounts.byName(name);
        if (known.isPresent()) {
            accounts.changePassword(known.get().id(), hash);
        } else {
            accounts.create(
                    new NewAccount(name, Optional.empty(), Optional.of(hash), role, AccountStatus.ACTIVE, personId));
        }
        return new DemoAccount(name, role, password);
    }

    private static String password() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        random.ints(PASSWORD_LENGTH, 0, LETTERS.length()).forEach(i -> password.append(LETTERS.charAt(i)));
        return password.toString();
    }
}
