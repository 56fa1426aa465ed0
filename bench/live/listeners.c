/* listeners HOST PORT PATHS COUNT [ADDRESSES]: holds COUNT event streams open and tells when each mark arrives at each of them.
 *
 * PATHS is a file with one path a line, dealt in turn. Once all are connected it prints one line of JSON; then it reads
 * until standard input ends, and prints another. With ADDRESSES the streams come from 127.0.0.1, 127.0.0.2 and so on: one
 * address has some 28,000 ports. What comes in one piece with several marks is one write of the server, as a rule. A mark is TKY and 19 digits of CLOCK_MONOTONIC in nanoseconds, written
 * into a text by whoever publishes on this machine. Only addresses of this machine are spoken to.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { MARK = 22, MOST_OPENING = 256, EVENTS = 1024, HEAD = 2048 };
typedef struct { int fd, state, kept; char tail[MARK]; uint64_t last; char *head; int head_length; } Stream;
enum { OPENING, ASKED, OPEN, GONE };

static double *latencies;
static size_t deliveries, room, pieces, newest_room;
static double *newest;
static uint64_t received, newest_mark;

static uint64_t now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000ull + t.tv_nsec;
}

static double cpu_seconds(void) {
    struct rusage used;
    getrusage(RUSAGE_SELF, &used);
    return used.ru_utime.tv_sec + used.ru_stime.tv_sec + (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}

/* One mark is counted once for each stream: a card that is sent again carries it too. */
static void arrived(Stream *stream, const char *mark) {
    char digits[20] = {0};
    memcpy(digits, mark + 3, 19);
    uint64_t sent = strtoull(digits, NULL, 10), at = now();
    if (sent <= stream->last || sent > at) return;
    stream->last = newest_mark = sent;
    if (deliveries == room) {
        room = room ? room * 2 : 1 << 20;
        latencies = realloc(latencies, room * sizeof *latencies);
    }
    latencies[deliveries++] = (at - sent) / 1e6;
}

/* Looks for marks in what came, joined to the end of what came before. */
static void look(Stream *stream, const char *data, size_t size) {
    static char joined[1 << 18];
    memcpy(joined, stream->tail, stream->kept);
    memcpy(joined + stream->kept, data, size);
    size_t whole = stream->kept + size;
    newest_mark = 0;
    char *from = joined, *end = joined + whole, *mark;
    while ((mark = memmem(from, end - from, "TKY", 3)) && end - mark >= MARK) {
        arrived(stream, mark);
        from = mark + MARK;
    }
    if (newest_mark) {
        if (pieces == newest_room) {
            newest_room = newest_room ? newest_room * 2 : 1 << 20;
            newest = realloc(newest, newest_room * sizeof *newest);
        }
        newest[pieces++] = (now() - newest_mark) / 1e6;
    }
    size_t rest = end - from < MARK - 1 ? end - from : MARK - 1;
    stream->kept = rest;
    memcpy(stream->tail, end - rest, rest);
}

static int ascending(const void *a, const void *b) {
    double x = *(double *)a, y = *(double *)b;
    return x < y ? -1 : x > y;
}

static double share(double *sorted, size_t count, double part) {
    return count ? sorted[(size_t)(part * (count - 1) + .5)] : -1;
}

static void watch(int poll, Stream *stream, int what, int how) {
    struct epoll_event event = {.events = what, .data.ptr = stream};
    epoll_ctl(poll, how, stream->fd, &event);
}

int main(int argc, char **argv) {
    if (argc < 5 || strncmp(argv[1], "127.", 4)) return fprintf(stderr, "listeners 127.0.0.1 PORT PATHS COUNT\n"), 2;
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(atoi(argv[2]))};
    inet_pton(AF_INET, argv[1], &address.sin_addr);
    int addresses = argc > 5 ? atoi(argv[5]) : 1, count = atoi(argv[4]), paths = 0, poll = epoll_create1(0), begun = 0, opening = 0, open = 0, failed = 0, gone = 0;
    char **path = malloc(sizeof *path * 65536), line[4096];
    FILE *file = fopen(argv[3], "r");
    if (!file) return perror(argv[3]), 1;
    while (paths < 65536 && fgets(line, sizeof line, file)) line[strcspn(line, "\n")] = 0, path[paths++] = strdup(line);
    Stream *streams = calloc(count, sizeof *streams);
    double *took = malloc(sizeof *took * count);
    uint64_t *asked = calloc(count, sizeof *asked), start = now();
    double cpu = 0;
    struct rlimit files;
    getrlimit(RLIMIT_NOFILE, &files), files.rlim_cur = files.rlim_max, setrlimit(RLIMIT_NOFILE, &files);
    int told = 0, flags = fcntl(0, F_GETFL);
    fcntl(0, F_SETFL, flags | O_NONBLOCK);
    static char data[1 << 17];
    struct epoll_event events[EVENTS];
    for (;;) {
        while (begun < count && opening < MOST_OPENING) {
            Stream *stream = &streams[begun];
            int one = 1;
            stream->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
            setsockopt(stream->fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
            if (addresses > 1) {
                struct sockaddr_in mine = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(0x7f000001 + begun % addresses)};
                setsockopt(stream->fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &one, sizeof one);
                if (bind(stream->fd, (struct sockaddr *)&mine, sizeof mine)) perror("bind");
            }
            asked[begun++] = now();
            if (connect(stream->fd, (struct sockaddr *)&address, sizeof address) && errno != EINPROGRESS) {
                failed++, stream->state = GONE, close(stream->fd);
                continue;
            }
            opening++;
            watch(poll, stream, EPOLLOUT, EPOLL_CTL_ADD);
        }
        if (!told && open + failed == count) {
            qsort(took, open, sizeof *took, ascending);
            printf("{\"connected\": %d, \"failed\": %d, \"seconds\": %.3f, \"connect_p99_ms\": %.1f}\n", open, failed,
                   (now() - start) / 1e9, share(took, open, .99));
            fflush(stdout);
            told = 1, cpu = cpu_seconds(), start = now();
        }
        char byte[64];
        if (told && read(0, byte, sizeof byte) == 0) break;
        int ready = epoll_wait(poll, events, EVENTS, 20);
        for (int i = 0; i < ready; i++) {
            Stream *stream = events[i].data.ptr;
            if (stream->state == OPENING) {
                char ask[4600];
                int place = stream - streams;
                int size = snprintf(ask, sizeof ask, "GET %s HTTP/1.1\r\nHost: localhost:%s\r\nAccept: text/event-stream\r\n\r\n",
                                    path[place % paths], argv[2]);
                if (write(stream->fd, ask, size) != size) {
                    failed++, opening--, stream->state = GONE, close(stream->fd);
                    continue;
                }
                stream->state = ASKED, stream->head = malloc(HEAD);
                watch(poll, stream, EPOLLIN, EPOLL_CTL_MOD);
                continue;
            }
            ssize_t size = recv(stream->fd, data, sizeof data, 0);
            if (size < 0 && errno == EAGAIN) continue;
            if (size <= 0) {
                if (stream->state == ASKED) failed++, opening--;
                else gone++;
                stream->state = GONE, close(stream->fd);
                continue;
            }
            received += size;
            if (stream->state == ASKED) {
                int part = size < HEAD - 1 - stream->head_length ? size : HEAD - 1 - stream->head_length;
                memcpy(stream->head + stream->head_length, data, part);
                stream->head_length += part, stream->head[stream->head_length] = 0;
                if (stream->head_length > 12 && strncmp(stream->head + 9, "200", 3)) {
                    failed++, opening--, stream->state = GONE, close(stream->fd);
                    continue;
                }
                if (!strstr(stream->head, "\r\n\r\n") && stream->head_length < HEAD - 1) continue;
                free(stream->head), stream->state = OPEN, opening--;
                took[open++] = (now() - asked[stream - streams]) / 1e6;
            }
            look(stream, data, size);
        }
    }
    double window = (now() - start) / 1e9;
    qsort(latencies, deliveries, sizeof *latencies, ascending);
    qsort(newest, pieces, sizeof *newest, ascending);
    printf("{\"deliveries\": %zu, \"p50_ms\": %.2f, \"p95_ms\": %.2f, \"p99_ms\": %.2f, \"max_ms\": %.2f, \"gone\": %d, "
           "\"pieces\": %zu, \"newest_p99_ms\": %.2f, "
           "\"bytes\": %llu, \"client_cpu_s\": %.3f, \"window_s\": %.2f}\n",
           deliveries, share(latencies, deliveries, .5), share(latencies, deliveries, .95), share(latencies, deliveries, .99),
           deliveries ? latencies[deliveries - 1] : -1, gone, pieces, share(newest, pieces, .99), (unsigned long long)received, cpu_seconds() - cpu, window);
    return 0;
}
