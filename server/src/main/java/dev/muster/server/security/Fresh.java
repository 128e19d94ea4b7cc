package dev.muster.server.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Only for somebody who signed in, with all that the account needs, a short while ago. */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Fresh {
    /** Where to begin again after signing in, for what cannot be repeated by itself. */
    String begin() default "";

    /** Whether it adds or removes a factor, for which a mailbox is not enough. */
    boolean changesFactors() default false;

    /** Whether it enrols a face, which is a factor too where it is the visitor's own: only then it matters. */
    boolean ownFace() default false;
}
