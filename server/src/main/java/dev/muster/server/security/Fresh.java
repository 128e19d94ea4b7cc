package dev.muster.server.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Only for somebody who signed in, with all that the account needs, a short while ago. */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Fresh {
    /** Where to begin again after signing in, for what cannot be repeated by itself; {@code {id}} is the path's. */
    String begin() default "";

    /** Whether it adds or removes a factor, for which a mailbox is not enough. */
    boolean changesFactors() default false;

    /**
     * Whether it enrols the face of the person {@code id} of its path. The visitor's own is a factor, and asks for as much as
     * one; that of somebody else who has an account is a sensitive act; anybody else's asks for nothing.
     */
    boolean face() default false;
}
