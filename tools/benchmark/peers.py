"""The peers demarc is timed against. Each is opened for a run, and says why if it cannot be."""

import glob
import os
import shutil
import subprocess
import tempfile
import time


def text(line):
    return "LINESTRING(" + ",".join(f"{x!r} {y!r}" for x, y in line) + ")"


class Shapely:
    """GEOS by way of Shapely, in an azimuthal equidistant projection about the middle of the line."""

    name = "Shapely, centred azimuthal equidistant"
    reason = None

    def __enter__(self):
        try:
            import pyproj
            import shapely
            import shapely.ops

            self.pyproj, self.shapely = pyproj, shapely
        except ImportError as error:
            self.reason = f"{error.name} is missing; pip install shapely pyproj"
        return self

    def __exit__(self, *_):
        pass

    def times(self, line, depth, segments, runs):
        times = []
        for _ in range(runs):
            start = time.perf_counter()
            middle = line[len(line) // 2]
            plane = self.pyproj.Proj(proj="aeqd", lat_0=middle[1], lon_0=middle[0], ellps="WGS84")
            xs, ys = plane([x for x, _ in line], [y for _, y in line])
            zone = self.shapely.LineString(list(zip(xs, ys))).buffer(depth, quad_segs=segments)
            self.shapely.ops.transform(lambda x, y: plane(x, y, inverse=True), zone)
            times.append((time.perf_counter() - start) * 1000)
        return times


class PostGIS:
    """ST_Buffer of geography, timed by the server's own clock."""

    name = "PostGIS, ST_Buffer(geography)"
    reason = None

    def __init__(self):
        self.folder = None
        self.connection = os.environ.get("DEMARC_POSTGIS")

    def __enter__(self):
        try:
            if not shutil.which("psql"):
                raise FileNotFoundError("psql is missing")
            if not self.connection:
                self.start()
            self.query("CREATE EXTENSION IF NOT EXISTS postgis")
        except (OSError, subprocess.CalledProcessError) as error:
            words = getattr(error, "stderr", "") or str(error)
            self.stop()
            self.reason = f"{words.strip().splitlines()[-1]}; apt-get install postgresql postgis, or set DEMARC_POSTGIS"
        return self

    def __exit__(self, *_):
        self.stop()

    def times(self, line, depth, segments, runs):
        answer = self.query(
            f"""
            CREATE TEMP TABLE times (ms float8);
            DO $$ DECLARE start timestamptz; line geography := '{text(line)}'; BEGIN
              -- The first in a session loads libraries, which is not counted.
              PERFORM ST_Buffer(line, {depth}, 'quad_segs={segments}');
              FOR run IN 1..{runs} LOOP
                start := clock_timestamp();
                PERFORM ST_Buffer(line, {depth}, 'quad_segs={segments}');
                INSERT INTO times VALUES (extract(epoch FROM clock_timestamp() - start) * 1000);
              END LOOP;
            END $$;
            SELECT ms FROM times;"""
        )
        return [float(row) for row in answer.split()]

    def query(self, sql):
        command = ["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", self.connection]
        return subprocess.run(command, input=sql, check=True, capture_output=True, text=True).stdout

    def start(self):
        """A throwaway server that listens on a socket in its own folder only."""
        found = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb")) or [shutil.which("initdb")]
        if not found[-1]:
            raise FileNotFoundError("initdb is missing")
        programs = os.path.dirname(found[-1])
        self.folder = tempfile.mkdtemp(prefix="demarc-postgis-")
        # PostgreSQL does not run as root.
        self.user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        if self.user:
            shutil.chown(self.folder, "postgres")
        data = os.path.join(self.folder, "data")
        self.control = [*self.user, os.path.join(programs, "pg_ctl"), "-D", data, "-s", "-w"]
        self.run([*self.user, os.path.join(programs, "initdb"), "-D", data, "-U", "demarc", "-A", "trust"])
        options = f"-k {self.folder} -c listen_addresses= -c fsync=off"
        self.run([*self.control, "-o", options, "-l", os.path.join(self.folder, "log"), "start"])
        self.connection = f"host={self.folder} user=demarc dbname=postgres"

    def run(self, command):
        subprocess.run(command, check=True, capture_output=True, text=True, cwd=self.folder)

    def stop(self):
        if self.folder:
            if hasattr(self, "control"):
                subprocess.run([*self.control, "-m", "immediate", "stop"], capture_output=True, cwd=self.folder)
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder = None
