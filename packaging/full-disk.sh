#!/bin/sh
# Renders, edits and delivers a project on a disk of 64 MB that another program fills, each at ten moments.
# Needs the right to mount (root, or a user namespace): packaging/full-disk.sh
set -eu
cd "$(dirname "$0")/.."
if [ "$(id -u)" != 0 ]; then
  exec unshare --map-root-user --mount "$0"
fi
disk=$(mktemp -d)
mount -t tmpfs -o size=64m tmpfs "$disk"
trap 'umount "$disk"; rmdir "$disk"' EXIT
mvn -B -q test -Dtest='FullDiskTest,DeliveryFullDiskTest' -Dreprise.excludedTags= -Dgroups=disk -Dreprise.disk="$disk" "$@"
echo "The project opened after each of ten moments, and nothing that was finished was lost; every delivery went on."
