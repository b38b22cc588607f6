package studio.reprise.desk.delivery;

import studio.reprise.storage.delivery.DeliveredFile;
import studio.reprise.storage.delivery.PlannedFile;

/** Hears how a delivery goes; called by several threads, one at a time. */
public interface DeliveryListener {
  /** Hears nothing. */
  DeliveryListener NONE =
      new DeliveryListener() {
        @Override
        public void begins(PlannedFile file) {}

        @Override
        public void ends(DeliveredFile file) {}
      };

  /** A file is being made. */
  void begins(PlannedFile file);

  /** A file is so far, 0..1. */
  default void reaches(PlannedFile file, double share) {}

  /** A file is there. */
  void ends(DeliveredFile file);
}
