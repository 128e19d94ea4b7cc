package dev.muster.cli;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;

/** What ARCHITECTURE.md promises about who may know whom; the cli sees every module, so it is checked here. */
@AnalyzeClasses(packages = "dev.muster", importOptions = ImportOption.DoNotIncludeTests.class)
final class HouseRulesTest {
    private static final String HOUSE = "dev.muster.";

    /** Which modules a module may know, beside itself. */
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            Map.entry("frame", Set.of()),
            Map.entry("embedding", Set.of()),
            Map.entry("face", Set.of("frame", "embedding")),
            Map.entry("gallery", Set.of("embedding")),
            Map.entry("camera", Set.of("frame")),
            Map.entry("attendance", Set.of("camera", "face", "liveness", "gallery", "frame", "embedding")),
            Map.entry("otp", Set.of()),
            Map.entry("store", Set.of("attendance", "gallery", "otp", "embedding")),
            Map.entry("delivery", Set.of("otp")),
            Map.entry("overlay", Set.of("attendance", "camera", "face", "gallery", "frame", "embedding")),
            Map.entry(
                    "server",
                    Set.of(
                            "store",
                            "delivery",
                            "otp",
                            "overlay",
                            "liveness",
                            "attendance",
                            "camera",
                            "face",
                            "gallery",
                            "frame",
                            "embedding")),
            Map.entry(
                    "desktop",
                    Set.of("otp", "overlay", "attendance", "camera", "face", "gallery", "frame", "embedding")),
            Map.entry("liveness", Set.of("face", "frame", "embedding")),
            Map.entry("eval", Set.of("liveness", "camera", "face", "gallery", "frame", "embedding")),
            Map.entry("testkit", Set.of("frame", "embedding")),
            Map.entry(
                    "cli",
                    Set.of(
                            "server",
                            "store",
                            "desktop",
                            "delivery",
                            "otp",
                            "overlay",
                            "eval",
                            "liveness",
                            "attendance",
                            "camera",
                            "face",
                            "gallery",
                            "frame",
                            "embedding")));

    @ArchTest
    static final ArchRule modulesKnowOnlyThoseTheyMay = classes().should(keepToTheArrows());

    @ArchTest
    static final ArchRule internalPackagesAreUsedByTheirOwnModuleOnly =
            classes().should(leaveInternalsAlone());

    @ArchTest
    static final ArchRule onlyOnePackageKnowsOnnxRuntime = noClasses()
            .that()
            .resideOutsideOfPackage("dev.muster.face.internal.onnx..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.onnxruntime..");

    @ArchTest
    static final ArchRule onlyCameraKnowsFfmpeg = noClasses()
            .that()
            .resideOutsideOfPackage("dev.muster.camera..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bytedeco..");

    @ArchTest
    static final ArchRule onlyDeliveryKnowsProviders = noClasses()
            .that()
            .resideOutsideOfPackage("dev.muster.delivery..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.twilio..", "jakarta.mail..", "org.eclipse.angus..");

    @ArchTest
    static final ArchRule theDomainIsPlainJava = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.muster.attendance..", "dev.muster.gallery..", "dev.muster.liveness..", "dev.muster.otp..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "java.sql..", "javax.sql..", "javax.swing..", "java.awt..");

    @ArchTest
    static final ArchRule onlyTestsOpenThePassiveLimit =
            noClasses().should().callMethod("dev.muster.liveness.LivenessLimits", "withPassiveLimitOpen");

    @ArchTest
    static final ArchRule onlyDesktopKnowsSwing = noClasses()
            .that()
            .resideOutsideOfPackage("dev.muster.desktop..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("javax.swing..");

    @ArchTest
    static final ArchRule featurePackagesOfAttendanceHaveNoCycles = slices().matching("dev.muster.attendance.(*)..")
            .should()
            .beFreeOfCycles()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule featurePackagesOfTheCliHaveNoCycles =
            slices().matching("dev.muster.cli.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule modulesHaveNoCycles =
            slices().matching("dev.muster.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule namesSayWhatAThingIs = noClasses()
            .should()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveNameMatching(".*\\.[A-Za-z]*(Utils?|Impl|Info|Base|Common)")
            .because("the glossary bans names that say nothing");

    private static ArchCondition<JavaClass> keepToTheArrows() {
        return onEveryDependency(
                "know only the modules that DESIGN allows", describe("an arrow that is not drawn", dependency -> {
                    String from = module(dependency.getOriginClass());
                    String to = module(dependency.getTargetClass());
                    return !to.isEmpty()
                            && !from.equals(to)
                            && ARROWS.containsKey(from)
                            && !ARROWS.get(from).contains(to);
                }));
    }

    private static ArchCondition<JavaClass> leaveInternalsAlone() {
        return onEveryDependency(
                "leave other modules' internal packages alone", describe("a foreign internal package", dependency -> {
                    String target = dependency.getTargetClass().getPackageName();
                    return target.startsWith(HOUSE)
                            && (target + ".").contains(".internal.")
                            && !module(dependency.getOriginClass()).equals(module(dependency.getTargetClass()));
                }));
    }

    private static ArchCondition<JavaClass> onEveryDependency(
            String description, DescribedPredicate<Dependency> forbidden) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                item.getDirectDependenciesFromSelf().stream()
                        .filter(forbidden)
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription())));
            }
        };
    }

    /** {@code face} for {@code dev.muster.face.internal.onnx}; empty outside the house. */
    private static String module(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(HOUSE) ? name.substring(HOUSE.length()).split("\\.", 2)[0] : "";
    }
}
