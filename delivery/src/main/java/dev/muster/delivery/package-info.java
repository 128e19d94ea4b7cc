/** How messages leave: SMS by Twilio, e-mail by SMTP, a file for trying out; and the settings that choose among them. */
@NullMarked
package dev.muster.delivery;

import org.jspecify.annotations.NullMarked;
