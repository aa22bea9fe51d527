"""Apache Spark: local-cluster, a standalone cluster of two workers, and an executor that is killed in mid-run.

Each run is a process of its own, because a JVM keeps its cluster. The cluster listens on 127.0.0.1 and ends with the run.
"""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pyarrow
import pyarrow.dataset as dataset

from . import rows

PARTITIONS = 16


def run(folder, zone, expected):
    try:
        import pyspark
    except ImportError as error:
        raise rows.Difference(f"{error.name} is missing; run tools/engines") from None
    name = f"spark {pyspark.__version__}"
    for words, arguments in (
        ("local-cluster[2,1,1024]", ["local"]), ("standalone, one executor", ["standalone", "1"]),
        ("standalone, two executors", ["standalone", "2"]), ("standalone, one of two executors killed", ["kill", "2"]),
    ):
        target = folder / ("spark-" + "-".join(arguments))
        ran = subprocess.run(
            [sys.executable, "-m", "engines.spark_engine", str(folder), str(target), *arguments],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=Path(__file__).resolve().parents[1])
        if ran.returncode:
            tail = ran.stderr.decode(errors="replace").strip().splitlines()[-12:]
            raise rows.Difference(f"{words}: " + "\n".join(tail))
        said = json.loads(ran.stdout.splitlines()[-1])
        found = dataset.dataset(target, format="parquet").to_table()
        rows.compare(expected, found, rows.FINDINGS + ["lat", "lon", "radius_m", "note"])
        if arguments[0] == "kill" and not (said["killed"] and said["failed"]):
            raise rows.Difference("no executor was killed while it worked; take more rows")
        words += f", tasks tried again: {said['failed']}" if said["killed"] else ""
        print(f"engines: {name}: {words}: {found.num_rows:,} rows in {said['seconds']:.1f} s, the same findings", flush=True)


def _session(master, folder, cores):
    from pyspark.sql import SparkSession

    events = folder / "events"
    events.mkdir(exist_ok=True)
    return (
        SparkSession.builder.master(master).appName("demarc")
        .config("spark.ui.enabled", "false").config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1").config("spark.executor.cores", "1")
        .config("spark.executor.memory", "1g").config("spark.cores.max", cores)
        .config("spark.eventLog.enabled", "true").config("spark.eventLog.dir", events.as_uri())
        .config("spark.eventLog.rolling.enabled", "false").config("spark.eventLog.compress", "false")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "100000")
        # Each file is a partition or several, so that there are tasks to lose.
        .config("spark.sql.files.maxPartitionBytes", str(max(1, _size(folder) // PARTITIONS)))
        .config("spark.sql.files.openCostInBytes", "1")
        .config("spark.sql.files.minPartitionNum", str(PARTITIONS)).getOrCreate())


def _size(folder):
    return (folder / "rows.parquet").stat().st_size


class Cluster:
    """A master and two workers of Spark's standalone cluster, with ports that the system chooses.

    Where the system allows it each worker has one core, as a machine of its own would have: an executor's JVM and its Python are two
    processes, and one executor would otherwise keep two cores busy.
    """

    def __init__(self, folder):
        import pyspark

        home = os.path.dirname(pyspark.__file__)
        self.program = [os.path.join(home, "bin", "spark-class")]
        self.environment = {
            **os.environ, "SPARK_HOME": home, "SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable}
        self.folder = folder
        self.processes = []

    def __enter__(self):
        try:
            self._begin()
        except BaseException:
            # A cluster that is not entered is not left.
            self.__exit__()
            raise
        return self

    def _begin(self):
        self._start("master", "org.apache.spark.deploy.master.Master", "--host", "127.0.0.1", "--port", "0")
        self.master = self._wait("master", "spark://")
        for number in range(2):
            self._start(
                f"worker{number}", "org.apache.spark.deploy.worker.Worker", "--host", "127.0.0.1", "--cores", "1",
                "--memory", "1g", "--work-dir", str(self.folder / f"work{number}"), self.master, core=number)
        for number in range(2):
            self._wait(f"worker{number}", "Successfully registered")

    def _start(self, name, kind, *arguments, core=None):
        cores = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") and core is not None else []
        own = {cores[core % len(cores)]} if cores else None
        with open(self.folder / f"{name}.log", "wb") as log:
            self.processes.append(
                subprocess.Popen(
                    [*self.program, kind, "--webui-port", "0", *arguments], env=self.environment, stdout=log, stderr=log,
                    preexec_fn=(lambda: os.sched_setaffinity(0, own)) if own else None))

    def _wait(self, name, sign):
        # A busy machine takes its time.
        for _ in range(3000):
            text = (self.folder / f"{name}.log").read_text(errors="replace")
            for line in text.splitlines():
                if sign in line:
                    return sign + line.split(sign)[1].split()[0].rstrip(".,") if sign.endswith("/") else line
            time.sleep(0.1)
        raise rows.Difference(f"{name} of Spark did not start: {text[-500:]}")

    def executors(self):
        """The processes of executors, which are children of the workers."""
        workers = {process.pid for process in self.processes[1:]}
        found = []
        for entry in Path("/proc").glob("[0-9]*"):
            try:
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
                command = (entry / "cmdline").read_text()
            except OSError:
                continue
            if parent in workers and "CoarseGrainedExecutorBackend" in command:
                found.append(int(entry.name))
        return found

    def __exit__(self, *_):
        for process in reversed(self.processes):
            process.terminate()
        for process in self.processes:
            process.wait(30)


def _judge(spark, folder, target, kill=None):
    from demarc.spark import check

    frame = spark.read.parquet(str(folder / "rows.parquet"))
    findings = check(
        frame, folder / "zone.geojson", latitude="lat", longitude="lon", accuracy="radius_m")
    ended = threading.Event()
    killer = threading.Thread(target=kill, args=(spark.sparkContext.statusTracker(), ended)) if kill else None
    begin = time.perf_counter()
    if killer:
        killer.start()
    try:
        findings.write.parquet(str(target))
    finally:
        ended.set()
        if killer:
            killer.join()
    seconds = time.perf_counter() - begin
    spark.stop()
    return seconds


def _failed(folder):
    """How many tasks failed, by the log of events."""
    log = max((folder / "events").iterdir(), key=lambda path: path.stat().st_mtime)
    events = [json.loads(line) for line in log.read_text().splitlines()]
    return sum(
        event["Event"] == "SparkListenerTaskEnd" and event["Task End Reason"]["Reason"] != "Success" for event in events)


def main(folder, target, kind, cores="2"):
    folder, target = Path(folder), Path(target)
    os.environ["PYSPARK_PYTHON"] = sys.executable
    killed = []
    if kind == "local":
        seconds = _judge(_session("local-cluster[2,1,1024]", folder, cores), folder, target)
    else:
        with Cluster(folder) as cluster:
            def kill(tracker, ended):
                # In the middle: some tasks are done, and others run on every executor.
                while not killed and not ended.is_set():
                    for stage in tracker.getActiveStageIds():
                        about = tracker.getStageInfo(stage)
                        if about and about.numTasks >= PARTITIONS // 2 and about.numCompletedTasks >= 2:
                            killed.append(cluster.executors()[0])
                            os.kill(killed[0], signal.SIGKILL)
                            break
                    time.sleep(0.01)

            session = _session(cluster.master, folder, cores)
            seconds = _judge(session, folder, target, kill if kind == "kill" else None)
    print(json.dumps({"seconds": seconds, "killed": len(killed), "failed": _failed(folder)}))


if __name__ == "__main__":
    main(*sys.argv[1:])
