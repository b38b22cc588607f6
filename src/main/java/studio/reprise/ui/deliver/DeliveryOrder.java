package studio.reprise.ui.deliver;

import java.util.Set;
import studio.reprise.desk.delivery.Extra;
import studio.reprise.storage.delivery.CheckId;

/**
 * What an author asks to be delivered.
 *
 * @param profile name of the receiver's
 * @param also what stands beside the sound
 * @param acknowledged checks that the author says are meant
 * @param folder where to
 */
record DeliveryOrder(String profile, Set<Extra> also, Set<CheckId> acknowledged, String folder) {
  public DeliveryOrder {
    also = Set.copyOf(also);
    acknowledged = Set.copyOf(acknowledged);
  }
}
